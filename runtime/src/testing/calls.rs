//! The calls of one function that a capture saw.

use std::time::Duration;

use crate::outcome::{Outcome, Verdict};

/// One call that ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Call {
    /// How it ended.
    pub outcome: Outcome,
    /// The type of the error that it returned, if it did.
    pub error_type: Option<&'static str>,
    /// How many rows it returned, where its type tells.
    pub rows: Option<u64>,
    /// How long it took by the [`Clock`](super::Clock) of the capture.
    pub duration: Duration,
}

impl Call {
    pub(super) fn new(verdict: &Verdict, nanos: u64) -> Self {
        let is_error = verdict.outcome == Outcome::Error;
        Self {
            outcome: verdict.outcome,
            error_type: verdict.error_type.filter(|_| is_error),
            rows: verdict.rows,
            duration: Duration::from_nanos(nanos),
        }
    }
}

/// The calls of one function: those that ended, in this order, and how many run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calls {
    pub(super) ended: Vec<Call>,
    pub(super) running: u64,
}

impl Calls {
    /// How many ended well.
    #[must_use]
    pub fn ok(&self) -> usize {
        self.count(Outcome::Ok)
    }

    /// How many returned an error.
    #[must_use]
    pub fn error(&self) -> usize {
        self.count(Outcome::Error)
    }

    /// How many were dropped before they ended.
    #[must_use]
    pub fn cancelled(&self) -> usize {
        self.count(Outcome::Cancelled)
    }

    /// How many panicked.
    #[must_use]
    pub fn panicked(&self) -> usize {
        self.count(Outcome::Panicked)
    }

    /// How many ended, in whichever way.
    #[must_use]
    pub fn ended(&self) -> usize {
        self.ended.len()
    }

    /// How many have started and not ended.
    #[must_use]
    pub fn in_flight(&self) -> u64 {
        self.running
    }

    /// Each that ended.
    pub fn iter(&self) -> impl Iterator<Item = &Call> {
        self.ended.iter()
    }

    /// How long each took that ended.
    #[must_use]
    pub fn durations(&self) -> Vec<Duration> {
        self.iter().map(|call| call.duration).collect()
    }

    /// The type of each error that was returned.
    #[must_use]
    pub fn error_types(&self) -> Vec<&'static str> {
        self.iter().filter_map(|call| call.error_type).collect()
    }

    fn count(&self, outcome: Outcome) -> usize {
        self.iter().filter(|call| call.outcome == outcome).count()
    }
}
