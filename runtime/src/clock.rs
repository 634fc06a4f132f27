//! The clock that calls are timed by: monotonic, read twice a call.

use std::time::{Duration, Instant};

/// A moment. What it is made of is this file's business alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tick(Instant);

impl Tick {
    #[inline]
    pub(crate) fn now() -> Self {
        Self(Instant::now())
    }

    /// Nanoseconds since this moment; 584 years if it was longer ago.
    #[inline]
    pub(crate) fn elapsed_nanos(self) -> u64 {
        nanos(self.0.elapsed())
    }
}

/// `duration` in nanoseconds, or as many as there is room for.
pub(crate) fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}
