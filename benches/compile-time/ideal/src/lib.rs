//! The least that code written by hand needs at run time to record what `#[timed]` records.
//!
//! One static for each function, which the linker collects, and one guard for each call. Nothing
//! here is generic, so an annotated function is two calls and no instance of anything of ours.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

pub use linkme;
pub use linkme::distributed_slice;

/// Every function, called or not.
#[distributed_slice]
pub static SITES: [Site];

/// The series of one function.
#[derive(Debug)]
pub struct Site {
    /// The module it is in.
    pub module: &'static str,
    /// Its name.
    pub function: &'static str,
    in_flight: AtomicU64,
    /// In the order of [`Outcome`].
    durations: [Histogram; 4],
}

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It returned no error.
    Ok,
    /// It returned an error.
    Error,
    /// Its future was dropped before it was done.
    Cancelled,
    /// It unwound.
    Panicked,
}

/// The upper bounds of the buckets, in nanoseconds; the last bucket has none.
const BOUNDS: [u64; 11] = [
    1_000,
    10_000,
    100_000,
    1_000_000,
    5_000_000,
    10_000_000,
    50_000_000,
    100_000_000,
    500_000_000,
    1_000_000_000,
    10_000_000_000,
];

#[derive(Debug)]
struct Histogram {
    buckets: [AtomicU64; BOUNDS.len() + 1],
    nanos: AtomicU64,
}

impl Histogram {
    const fn new() -> Self {
        Self {
            buckets: [const { AtomicU64::new(0) }; BOUNDS.len() + 1],
            nanos: AtomicU64::new(0),
        }
    }

    fn observe(&self, nanos: u64) {
        let bucket = BOUNDS.partition_point(|bound| *bound < nanos);
        self.buckets[bucket].fetch_add(1, Ordering::Relaxed);
        self.nanos.fetch_add(nanos, Ordering::Relaxed);
    }

    fn count(&self) -> u64 {
        let counts = self.buckets.iter();
        counts.map(|bucket| bucket.load(Ordering::Relaxed)).sum()
    }
}

impl Site {
    /// With all series at zero.
    #[must_use]
    pub const fn new(module: &'static str, function: &'static str) -> Self {
        Self {
            module,
            function,
            in_flight: AtomicU64::new(0),
            durations: [const { Histogram::new() }; 4],
        }
    }

    /// How many calls ended so.
    #[must_use]
    pub fn calls(&self, outcome: Outcome) -> u64 {
        self.durations[outcome as usize].count()
    }

    /// How many calls run.
    #[must_use]
    pub fn in_flight(&self) -> u64 {
        self.in_flight.load(Ordering::Relaxed)
    }
}

/// One running call, which is recorded once: when it is dropped.
#[derive(Debug)]
pub struct Call {
    site: &'static Site,
    started: Instant,
    outcome: Option<Outcome>,
}

impl Call {
    /// Starts a call.
    #[must_use]
    pub fn start(site: &'static Site) -> Self {
        site.in_flight.fetch_add(1, Ordering::Relaxed);
        Self {
            site,
            started: Instant::now(),
            outcome: None,
        }
    }

    /// Ends it with what it returned.
    pub fn end(mut self, is_error: bool) {
        self.outcome = Some(if is_error {
            Outcome::Error
        } else {
            Outcome::Ok
        });
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        let outcome = self.outcome.unwrap_or_else(|| {
            if std::thread::panicking() {
                Outcome::Panicked
            } else {
                Outcome::Cancelled
            }
        });
        let nanos = u64::try_from(self.started.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.site.durations[outcome as usize].observe(nanos);
        self.site.in_flight.fetch_sub(1, Ordering::Relaxed);
    }
}
