//! What is measured: each section is a table of the page.

use std::fmt;

use clap::ValueEnum;
use evidence::Result;
use serde::{Deserialize, Serialize};

use crate::calls;
use crate::contender::Contender;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Section {
    Calls,
}

/// How a contender is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum Mode {
    Sync,
    /// Ready at the first poll.
    Async,
}

/// One column of a table: how it is called, and by how many threads at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Cell {
    pub(crate) mode: Mode,
    pub(crate) threads: usize,
}

impl Section {
    pub(crate) const ALL: [Self; 1] = [Self::Calls];

    pub(crate) fn named(name: &str) -> Result<Self> {
        Ok(Self::from_str(name, false)?)
    }

    /// In the order of the table.
    pub(crate) fn contenders(self) -> Vec<&'static Contender> {
        match self {
            Self::Calls => calls::contenders(),
        }
    }

    /// In the order of the table.
    pub(crate) fn cells(self) -> &'static [Cell] {
        match self {
            Self::Calls => &BOTH_MODES,
        }
    }
}

const BOTH_MODES: [Cell; 4] = [
    Cell::new(Mode::Sync, 1),
    Cell::new(Mode::Sync, 2),
    Cell::new(Mode::Async, 1),
    Cell::new(Mode::Async, 2),
];

impl Cell {
    const fn new(mode: Mode, threads: usize) -> Self {
        Self { mode, threads }
    }
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Calls => "calls",
        })
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mode = match self.mode {
            Mode::Sync => "sync",
            Mode::Async => "async",
        };
        let plural = if self.threads == 1 { "" } else { "s" };
        write!(f, "{mode}, {} thread{plural}", self.threads)
    }
}

/// The names of all contenders, for who misspelt one.
pub(crate) fn all_names() -> String {
    let mut names: Vec<_> = Section::ALL
        .iter()
        .flat_map(|section| section.contenders())
        .map(|contender| contender.name)
        .collect();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}
