//! What became of one shape in one column.

use crate::columns::Column;
use crate::programs::{Built, Programs};
use crate::runs::Run;
use crate::shapes::Shape;

/// A cell of the table, the better ones first; most say why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// As without the attribute, and recorded right.
    Ok,
    /// Refused on purpose, in one sentence each.
    Refused(String),
    /// There is nothing to be compared.
    NotFor(String),
    /// As without the attribute; what is asked of the record, this one cannot tell.
    Blind(String),
    /// The compiler says more than without the attribute, or less.
    Warns(String),
    /// Recorded wrong.
    Misses(String),
    /// It does something else than without the attribute.
    Wrong(String),
    /// It does not compile.
    No(String),
}

impl Cell {
    /// Its word in the table, and the reason.
    pub fn said(&self) -> (&'static str, &str) {
        match self {
            Self::Ok => ("ok", ""),
            Self::Refused(why) => ("refused", why),
            Self::NotFor(why) => ("n/a", why),
            Self::Blind(why) => ("blind", why),
            Self::Warns(why) => ("warns", why),
            Self::Misses(why) => ("misses", why),
            Self::Wrong(why) => ("wrong", why),
            Self::No(why) => ("no", why),
        }
    }

    /// Whether this must not be said of our own attributes.
    pub fn is_fault(&self, column: &str) -> bool {
        match self {
            Self::Ok | Self::Refused(_) | Self::NotFor(_) => false,
            // It counts look-ups, not how calls end.
            Self::Blind(_) => !column.starts_with("cached"),
            _ => true,
        }
    }

    pub fn of(shape: &Shape, column: &Column, programs: &Programs, bare: &Programs) -> Self {
        let edition = crate::columns::edition(column.package);
        if let Some(reason) = shape.not_for(column) {
            return Self::NotFor(reason.to_owned());
        }
        let bare = bare.of(crate::columns::bare(edition), shape);
        match (programs.of(column, shape), bare) {
            (Some(built), Some(bare)) => Self::of_program(built, bare, &shape.refusals(column)),
            (None, Some(_)) => Self::NotFor("not on a whole block".to_owned()),
            _ => Self::NotFor("from edition 2024".to_owned()),
        }
    }

    fn of_program(built: &Built, bare: &Built, refusals: &[&str]) -> Self {
        let mut errors = built.errors.clone();
        errors.sort_unstable();
        match &built.run {
            Some(_) if !refusals.is_empty() => Self::Wrong("it compiles".to_owned()),
            Some(run) => Self::of_run(run, &difference(built, bare)),
            None if !errors.is_empty() && errors == refusals => Self::Refused(errors.join("; ")),
            None => Self::No(summary(&built.errors)),
        }
    }

    fn of_run(run: &Run, warnings: &str) -> Self {
        if let Some(failure) = &run.failure {
            return Self::Wrong(failure.clone());
        }
        match (&run.misses[..], warnings, &run.blind[..]) {
            ([], "", []) => Self::Ok,
            ([], "", blind) => Self::Blind(list(blind)),
            ([], warnings, _) => Self::Warns(warnings.to_owned()),
            (misses, ..) => Self::Misses(list(misses)),
        }
    }
}

/// The warnings that were gained, and those that were lost.
fn difference(built: &Built, bare: &Built) -> String {
    let only = |of: &Built, other: &Built, sign: char| -> Vec<String> {
        let mut left = other.warnings.clone();
        let mut only = Vec::new();
        for warning in &of.warnings {
            match left.iter().position(|other| other == warning) {
                Some(place) => drop(left.swap_remove(place)),
                None => only.push(format!("{sign}{}", warning.0)),
            }
        }
        only
    };
    let mut difference = only(built, bare, '+');
    difference.extend(only(bare, built, '-'));
    list(&difference)
}

/// Each once, in order.
fn list(said: &[String]) -> String {
    let mut said = said.to_vec();
    said.sort_unstable();
    said.dedup();
    said.join(", ")
}

/// The first error, and how many more there are.
fn summary(errors: &[String]) -> String {
    let first = errors.first().map_or("no message", |error| {
        error.lines().next().unwrap_or_default()
    });
    match errors.len() {
        0 | 1 => first.to_owned(),
        2 => format!("{first} (and another error)"),
        count => format!("{first} (and {} more errors)", count - 1),
    }
}
