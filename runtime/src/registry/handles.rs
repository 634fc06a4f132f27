//! What a recorder holds of a series: enough to count without looking anything up.

use super::Registry;
use super::cells::{Cells, Place, Shard, Slot};
use super::shards::cells_at_hand;
use crate::chunks::Spot;
use crate::testing;

/// A series of durations or sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Histogram(pub(super) Place);

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

/// The calls of one function in the registry of the process: how many are in flight, and how long
/// those took that ended well. One slot, so that a call that ends well is one visit to its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CallCells(pub(super) Slot);

impl CallCells {
    /// Where the words of the histogram begin, after those of what is in flight.
    pub(super) const DURATIONS: usize = InFlight::WORDS;

    /// The place of the histogram.
    pub(super) fn durations(self) -> Place {
        Place {
            slot: self.0,
            first: Self::DURATIONS,
        }
    }

    /// A number by which a callsite remembers its cells; never zero.
    pub(crate) fn number(self) -> u32 {
        self.0.0.number()
    }

    /// The cells of this number.
    #[inline]
    pub(crate) fn of_number(number: u32) -> Self {
        Self(Slot(Spot::of_number(number)))
    }

    /// A call has started. Says where, for the thread that it did so on.
    #[inline]
    pub(crate) fn started(self) -> Option<Cells<'static>> {
        let at_hand = cells_at_hand(self.0);
        match at_hand {
            Some(cells) => cells.count(InFlight::STARTED),
            None => self.record_elsewhere(&|cells| cells.count(InFlight::STARTED)),
        }
        at_hand
    }

    /// A call has ended, not well: it is counted elsewhere.
    pub(crate) fn ended(self) {
        self.record(|cells| cells.count(InFlight::ENDED));
    }

    /// A call has ended well, `nanos` after it started; where, if that was on this thread.
    #[inline]
    pub(crate) fn ended_well(self, nanos: u64, at_hand: Option<Cells<'static>>) {
        match at_hand {
            Some(cells) => Self::end_well(cells, nanos),
            None => self.ended_well_anywhere(nanos),
        }
    }

    #[inline(never)]
    fn ended_well_anywhere(self, nanos: u64) {
        self.record(|cells| Self::end_well(cells, nanos));
    }

    #[inline]
    fn end_well(cells: Cells<'_>, nanos: u64) {
        cells.observe_and_count(Self::DURATIONS, nanos, InFlight::ENDED);
    }

    fn record(self, record: impl Fn(Cells<'_>)) {
        match cells_at_hand(self.0) {
            Some(cells) => record(cells),
            None => self.record_elsewhere(&record),
        }
    }

    #[cold]
    fn record_elsewhere(self, record: &dyn Fn(Cells<'_>)) {
        Registry::global().record_elsewhere(self.0, record);
    }
}

impl Registry {
    /// Records `value`, in nanoseconds or bytes.
    #[inline]
    pub(crate) fn observe(&self, histogram: &Histogram, value: u64) {
        let Histogram(Place { slot, first }) = *histogram;
        self.record(slot, |cells| cells.observe(first, value));
    }

    #[inline]
    pub(crate) fn count(&self, counter: Counter) {
        self.record(counter.0, |cells| cells.count(0));
    }

    #[cfg(feature = "http")]
    pub(crate) fn started(&self, in_flight: InFlight) {
        self.record(in_flight.0, |cells| cells.count(InFlight::STARTED));
    }

    #[cfg(feature = "http")]
    pub(crate) fn ended(&self, in_flight: InFlight) {
        self.record(in_flight.0, |cells| cells.count(InFlight::ENDED));
    }

    pub(crate) fn at_least(&self, latest: Latest, value: u64) {
        self.record(latest.0, |cells| cells.raise(value));
    }

    #[inline]
    pub(super) fn record(&self, slot: Slot, record: impl Fn(Cells<'_>)) {
        let is_global = self.shards.is_global();
        match is_global.then(|| cells_at_hand(slot)).flatten() {
            Some(cells) => record(cells),
            None => self.record_elsewhere(slot, &record),
        }
    }

    /// The same where the thread has no cells yet, or not at hand; that of a test never has.
    #[cold]
    pub(super) fn record_elsewhere(&self, slot: Slot, record: &dyn Fn(Cells<'_>)) {
        let layout = self.layout(slot);
        let record = |shard: &Shard| record(shard.cells_or_new(slot, layout));
        let capture = self.shards.is_global().then(testing::current).flatten();
        match capture {
            Some(capture) => capture.cells().record(&record),
            None => self.shards.record(&record),
        }
    }
}
