//! What a recorder holds of a series: enough to count without looking anything up.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::Registry;
use super::buckets::Bounds;
use super::cells::{Shard, Slot};

/// A series of durations or sizes.
#[derive(Debug, Clone)]
pub(crate) struct Histogram {
    pub(super) slot: Slot,
    pub(super) bounds: Arc<Bounds>,
}

impl Histogram {
    pub(super) fn new(slot: Slot, bounds: Arc<Bounds>) -> Self {
        Self { slot, bounds }
    }

    /// Whether both are the same series.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.slot == other.slot
    }
}

/// A series that counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counter(pub(super) Slot);

/// How many are running: started less ended, two counters that only grow, so that what starts
/// on one thread may end on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct InFlight(pub(super) Slot);

impl InFlight {
    pub(super) const WORDS: usize = 2;
    pub(super) const STARTED: usize = 0;
    pub(super) const ENDED: usize = 1;
}

/// The greatest value ever recorded, such as the time of the last success.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Latest(pub(super) Slot);

impl Registry {
    /// Records `value`, in nanoseconds or bytes.
    #[inline]
    pub(crate) fn observe(&self, histogram: &Histogram, value: u64) {
        let bucket = histogram.bounds.bucket(value);
        let buckets = histogram.bounds.buckets();
        self.record(|shard| shard.observe(histogram.slot, buckets, bucket, value));
    }

    #[inline]
    pub(crate) fn count(&self, counter: Counter) {
        self.record(|shard| shard.count(counter.0, 1, 0, 1));
    }

    #[inline]
    pub(crate) fn started(&self, in_flight: InFlight) {
        self.record(|shard| shard.count(in_flight.0, InFlight::WORDS, InFlight::STARTED, 1));
    }

    /// Records `value` and that what took so long has ended: one visit to the thread's cells.
    #[inline]
    pub(crate) fn observe_end(&self, histogram: &Histogram, in_flight: InFlight, value: u64) {
        let bucket = histogram.bounds.bucket(value);
        let buckets = histogram.bounds.buckets();
        self.record(|shard| {
            shard.observe(histogram.slot, buckets, bucket, value);
            shard.count(in_flight.0, InFlight::WORDS, InFlight::ENDED, 1);
        });
    }

    #[cfg(feature = "http")]
    pub(crate) fn ended(&self, in_flight: InFlight) {
        self.record(|shard| shard.count(in_flight.0, InFlight::WORDS, InFlight::ENDED, 1));
    }

    pub(crate) fn at_least(&self, latest: Latest, value: u64) {
        self.record(|shard| shard.raise(latest.0, value));
    }

    #[inline]
    fn record(&self, record: impl Fn(&Shard)) {
        if self.recording.load(Ordering::Relaxed) {
            self.shards.record(record);
        }
    }
}
