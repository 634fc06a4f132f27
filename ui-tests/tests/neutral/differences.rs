//! What is gained and lost by the attributes, against a list of what is known.

use std::collections::BTreeMap;
use std::fmt;

use crate::programs::{Both, Tool, folder_of};
use crate::words::Said;

/// A committed list of differences, each with its reason. It is an error if one is missing, and
/// an error if one is not there any more.
pub(crate) struct Known {
    file: String,
    /// How often each is to be found.
    listed: BTreeMap<String, usize>,
    unlisted: Vec<String>,
}

#[derive(Clone, Copy)]
enum Change {
    Gained,
    Lost,
    /// Of the same lint at the same place.
    Reworded,
}

impl Known {
    /// Reads lines such as `check lost unused_mut in methods.rs: fn f(mut self) {`. What begins with
    /// `#` is a reason.
    pub(crate) fn read(file: &str) -> Self {
        let path = folder_of(file);
        let text = std::fs::read_to_string(path).expect("the list");
        let mut listed = BTreeMap::new();
        for line in text.lines() {
            if !line.is_empty() && !line.starts_with('#') {
                *listed.entry(line.to_owned()).or_default() += 1;
            }
        }
        Self {
            file: file.to_owned(),
            listed,
            unlisted: Vec::new(),
        }
    }

    pub(crate) fn compare(&mut self, tool: Tool, both: &Both) {
        println!(
            "{tool}: {} without attributes, {} with them",
            both.bare.len(),
            both.annotated.len()
        );
        assert!(!both.bare.is_empty(), "there is nothing to compare");
        let mut gained = without(&both.annotated, &both.bare);
        for lost in without(&both.bare, &both.annotated) {
            let same = gained.iter().position(|gained| gained.is_about(&lost));
            match same {
                Some(same) => self.difference(tool, Change::Reworded, &gained.remove(same)),
                None => self.difference(tool, Change::Lost, &lost),
            }
        }
        for gained in &gained {
            self.difference(tool, Change::Gained, gained);
        }
    }

    fn difference(&mut self, tool: Tool, change: Change, said: &Said) {
        let Said {
            file, code, line, ..
        } = said;
        let difference = format!("{tool} {change} {code} in {file}: {line}");
        match self.listed.get_mut(&difference) {
            Some(count) if *count > 0 => *count -= 1,
            _ => {
                println!("{change} by {tool}: {said}");
                self.unlisted.push(difference);
            }
        }
    }

    pub(crate) fn conclude(self) {
        let gone: Vec<_> = self
            .listed
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(difference, _)| difference)
            .collect();
        assert!(
            self.unlisted.is_empty() && gone.is_empty(),
            "neutral/{}: to be listed, if there is a good reason:\n{}\nlisted, but there no more:\n{}",
            self.file,
            self.unlisted.join("\n"),
            gone.join("\n"),
        );
    }
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Gained => "gained",
            Self::Lost => "lost",
            Self::Reworded => "reworded",
        })
    }
}

/// What is in the one list and not, or less often, in the other.
fn without(all: &[Said], other: &[Said]) -> Vec<Said> {
    let mut other = other.to_vec();
    let mut rest = Vec::new();
    for said in all {
        match other.iter().position(|same| same == said) {
            Some(same) => {
                other.swap_remove(same);
            }
            None => rest.push(said.clone()),
        }
    }
    rest
}
