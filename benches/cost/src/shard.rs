//! What the floor counts in: cells of one thread, which nobody else writes to.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::bounds;

const BOUNDS: [u64; bounds::NANOS.len()] = bounds::NANOS;

/// What a thread has counted.
pub(crate) struct Shard {
    buckets: [AtomicU64; BOUNDS.len() + 1],
    sum: AtomicU64,
    ok: AtomicU64,
    errors: AtomicU64,
    started: AtomicU64,
}

thread_local! {
    static SHARD: Shard = const { Shard::new() };
}

impl Shard {
    const fn new() -> Self {
        Self {
            buckets: [const { AtomicU64::new(0) }; BOUNDS.len() + 1],
            sum: AtomicU64::new(0),
            ok: AtomicU64::new(0),
            errors: AtomicU64::new(0),
            started: AtomicU64::new(0),
        }
    }

    /// Runs `record` on that of this thread.
    #[inline]
    pub(crate) fn with(record: impl FnOnce(&Self)) {
        SHARD.with(record);
    }

    #[inline]
    pub(crate) fn started(&self) {
        add(&self.started, 1);
    }

    #[inline]
    pub(crate) fn observe(&self, nanos: u64) {
        let bucket = BOUNDS.iter().position(|bound| nanos <= *bound);
        add(&self.buckets[bucket.unwrap_or(BOUNDS.len())], 1);
        add(&self.sum, nanos);
    }

    #[inline]
    pub(crate) fn ended(&self, is_error: bool) {
        add(if is_error { &self.errors } else { &self.ok }, 1);
    }
}

/// A load and a store suffice: nobody else writes in between.
#[inline]
fn add(cell: &AtomicU64, n: u64) {
    let sum = cell.load(Ordering::Relaxed).wrapping_add(n);
    cell.store(sum, Ordering::Release);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_falls_into_the_first_bucket_that_holds_it() {
        let shard = Shard::new();
        for nanos in [1, 100_000, 100_001, u64::MAX / 2] {
            shard.observe(nanos);
        }
        let counts = shard.buckets.map(AtomicU64::into_inner);
        assert_eq!(counts[..2], [2, 1]);
        assert_eq!(counts[BOUNDS.len()], 1);
    }
}
