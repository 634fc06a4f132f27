//! What the two processes say to each other, a line of JSON at a time.

use serde::{Deserialize, Serialize};

use crate::cell::{Cell, Mode};

/// What a child is asked.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) enum Question {
    /// How long a call takes now.
    Sample(Cell),
    /// What a call allocates.
    Allocations(Mode),
    /// How much memory so many calls leave behind.
    Growth(u64),
}

/// What a child says, once when it is ready and then to each question.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) enum Answer {
    Ready(Abilities),
    Sample(Sampled),
    Allocations(Allocated),
    /// Bytes a call.
    Growth(f64),
}

/// How long a call took, in nanoseconds.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Sampled {
    pub(crate) nanos: f64,
    /// How long something took that is always the same.
    pub(crate) yardstick: f64,
}

/// What a child can be asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Abilities {
    pub(crate) sync: bool,
    pub(crate) future: bool,
    pub(crate) written: Option<Written>,
}

/// How much a scrape writes.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Written {
    /// Without comments.
    pub(crate) lines: usize,
    pub(crate) bytes: usize,
}

/// What a call allocates.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Allocated {
    pub(crate) count: f64,
    pub(crate) bytes: f64,
}
