//! What the two processes say to each other, a line of JSON at a time.

use serde::{Deserialize, Serialize};

use crate::section::{Cell, Mode};

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
    Ready {
        sync: bool,
        future: bool,
    },
    /// Nanoseconds a call.
    Sample(f64),
    Allocations {
        count: f64,
        bytes: f64,
    },
    /// Bytes a call.
    Growth(f64),
}
