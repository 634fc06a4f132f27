//! What is measured: each section is a table of the page.

use std::fmt;

use clap::ValueEnum;
use evidence::Result;

use crate::cell::{self, Cell};
use crate::contender::Contender;
use crate::{cached, calls, records, requests, scrape};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Section {
    Calls,
    Records,
    Scrape,
    Cached,
    Requests,
}

impl Section {
    pub(crate) const ALL: [Self; 5] = [
        Self::Calls,
        Self::Records,
        Self::Scrape,
        Self::Cached,
        Self::Requests,
    ];

    pub(crate) fn named(name: &str) -> Result<Self> {
        Ok(Self::from_str(name, false)?)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Calls => "calls",
            Self::Records => "records",
            Self::Scrape => "scrape",
            Self::Cached => "cached",
            Self::Requests => "requests",
        }
    }

    /// In the order of the table.
    pub(crate) fn contenders(self) -> Vec<&'static Contender> {
        match self {
            Self::Calls => calls::contenders(),
            Self::Records => records::contenders(),
            Self::Scrape => scrape::contenders(),
            Self::Cached => cached::contenders(),
            Self::Requests => requests::contenders(),
        }
    }

    pub(crate) fn contender(self, name: &str) -> Option<&'static Contender> {
        self.contenders().into_iter().find(|it| it.name == name)
    }

    /// In the order of the table.
    pub(crate) fn cells(self) -> &'static [Cell] {
        match self {
            Self::Calls | Self::Cached => &cell::BOTH_MODES,
            Self::Records => &cell::SYNC,
            Self::Scrape => &cell::ALONE,
            Self::Requests => &cell::ASYNC,
        }
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The names of all contenders, for who misspelt one.
pub(crate) fn all_names() -> String {
    let contenders = Section::ALL.iter().flat_map(|it| it.contenders());
    let mut names: Vec<_> = contenders.map(|it| it.name).collect();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contender::Role;

    #[test]
    fn every_section_has_one_unit_and_no_name_twice() {
        for section in Section::ALL {
            let contenders = section.contenders();
            let units = contenders.iter().filter(|it| it.role == Role::Unit);
            assert_eq!(units.count(), 1, "{section}");
            let mut names: Vec<_> = contenders.iter().map(|it| it.name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), contenders.len(), "{section}");
        }
    }

    #[test]
    fn a_section_is_found_by_its_name() {
        for section in Section::ALL {
            assert_eq!(Section::named(section.name()).ok(), Some(section));
        }
        assert!(Section::named("cals").is_err());
    }
}
