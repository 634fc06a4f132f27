//! How a contender is called: each of these is a column of a table.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum Mode {
    Sync,
    /// Ready at the first poll.
    Async,
}

/// What is called, and by how many threads at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Cell {
    pub(crate) mode: Mode,
    pub(crate) threads: usize,
}

pub(crate) const ALONE: [Cell; 1] = [Cell::new(Mode::Sync, 1)];
pub(crate) const SYNC: [Cell; 2] = [ALONE[0], Cell::new(Mode::Sync, 2)];
pub(crate) const ASYNC: [Cell; 2] = [Cell::new(Mode::Async, 1), Cell::new(Mode::Async, 2)];
pub(crate) const BOTH_MODES: [Cell; 4] = [SYNC[0], SYNC[1], ASYNC[0], ASYNC[1]];

impl Cell {
    const fn new(mode: Mode, threads: usize) -> Self {
        Self { mode, threads }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sync => "sync",
            Self::Async => "async",
        })
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.threads == 1 { "" } else { "s" };
        write!(f, "{}, {} thread{plural}", self.mode, self.threads)
    }
}
