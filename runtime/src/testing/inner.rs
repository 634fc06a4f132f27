//! What a capture has: cells, a clock, and the calls that it saw end.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::calls::Call;
use super::clock::Clock;
use crate::callsite::Callsite;
use crate::clock;
use crate::outcome::Verdict;
use crate::registry::CellsApart;
use crate::series::CallSeries;

#[derive(Debug)]
pub(crate) struct Inner {
    id: u32,
    cells: CellsApart,
    pub(super) clock: Clock,
    calls: Mutex<Vec<(&'static Callsite, Call)>>,
    slow_calls: Mutex<Vec<Vec<u8>>>,
    /// The sets of labels that calls have said, by the function's cells.
    opened: Mutex<HashMap<u32, HashSet<Box<[u8]>>>>,
    #[cfg(feature = "facade")]
    pub(super) facade: super::recorder::Facade,
}

/// All that there are, for calls that end where nobody captures any more.
static ALL: Mutex<Captures> = Mutex::new(Captures {
    last: 0,
    by_id: BTreeMap::new(),
});

struct Captures {
    last: u32,
    by_id: BTreeMap<u32, Weak<Inner>>,
}

impl Inner {
    pub(super) fn new() -> Arc<Self> {
        clock::replace();
        let mut all = lock(&ALL);
        all.last = (all.last + 1) & MOST_CAPTURES;
        let id = all.last;
        let inner = Arc::new(Self {
            id,
            cells: CellsApart::new(),
            clock: Clock::default(),
            calls: Mutex::default(),
            slow_calls: Mutex::default(),
            opened: Mutex::default(),
            #[cfg(feature = "facade")]
            facade: super::recorder::Facade::default(),
        });
        all.by_id.insert(id, Arc::downgrade(&inner));
        inner
    }

    /// The one that has this id, if it is still there.
    pub(super) fn of_id(id: u32) -> Option<Arc<Self>> {
        lock(&ALL).by_id.get(&id)?.upgrade()
    }

    pub(crate) fn cells(&self) -> &CellsApart {
        &self.cells
    }

    /// A call of `callsite` ended.
    pub(super) fn ended(&self, callsite: &'static Callsite, verdict: &Verdict, nanos: u64) {
        lock(&self.calls).push((callsite, Call::new(verdict, nanos)));
    }

    /// The calls of `callsite` that ended, in this order.
    pub(super) fn calls_of(&self, callsite: &Callsite) -> Vec<Call> {
        let calls = lock(&self.calls);
        let of = |found: &Callsite| std::ptr::eq(found, callsite);
        calls
            .iter()
            .filter_map(|(found, call)| of(found).then_some(*call))
            .collect()
    }

    /// A call was slow; this is what the slow log would say of it.
    pub(crate) fn was_slow(&self, entry: Vec<u8>) {
        lock(&self.slow_calls).push(entry);
    }

    pub(super) fn slow_calls(&self) -> Vec<Vec<u8>> {
        lock(&self.slow_calls).clone()
    }

    /// The series `with` the labels that have this key; none if those are not among the first
    /// sets that calls have said here, at `most` so many.
    pub(crate) fn opened(
        &self,
        callsite: &'static Callsite,
        key: &[u8],
        most: usize,
        with: impl FnOnce() -> CallSeries,
    ) -> Option<&'static CallSeries> {
        let mut opened = lock(&self.opened);
        let function = callsite.calls().number();
        let sets = opened.entry(function).or_default();
        let has_room = sets.contains(key) || sets.len() < most;
        has_room.then(|| {
            sets.insert(key.into());
            met(function, key, with)
        })
    }

    /// A moment by its clock, as the number that a [`Tick`](clock::Tick) holds.
    pub(super) fn tick(&self) -> u64 {
        Reading {
            capture: self.id,
            number: self.clock.start(),
        }
        .raw()
    }
}

/// Tests catch panics. Nothing in here is left half done by one.
impl UnwindSafe for Inner {}
impl RefUnwindSafe for Inner {}

impl Drop for Inner {
    fn drop(&mut self) {
        lock(&ALL).by_id.remove(&self.id);
    }
}

/// Series by the function's cells and the key of the labels.
type Met = BTreeMap<(u32, Box<[u8]>), &'static CallSeries>;

/// Those that any capture met: each is made once, since it is there for ever.
fn met(function: u32, key: &[u8], with: impl FnOnce() -> CallSeries) -> &'static CallSeries {
    static MET: Mutex<Met> = Mutex::new(Met::new());
    let mut met = lock(&MET);
    let series = met.entry((function, key.into()));
    series.or_insert_with(|| Box::leak(Box::new(with())))
}

/// Nothing in here can panic between two writes, so what is poisoned is still whole.
pub(super) fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A reading of a capture's clock. No other reading has the highest bit: a counter takes
/// lifetimes to get there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) capture: u32,
    pub(super) number: usize,
}

const MARK: u64 = 1 << 63;
const NUMBER_BITS: u32 = 40;
const NUMBERS: u64 = (1 << NUMBER_BITS) - 1;
const MOST_CAPTURES: u32 = (1 << (63 - NUMBER_BITS)) - 1;

impl Reading {
    fn raw(self) -> u64 {
        MARK | u64::from(self.capture) << NUMBER_BITS | (self.number as u64 & NUMBERS)
    }

    /// None, if it is not of a capture's clock.
    pub(super) fn of(raw: u64) -> Option<Self> {
        (raw & MARK != 0).then_some(Self {
            capture: (raw >> NUMBER_BITS) as u32 & MOST_CAPTURES,
            number: (raw & NUMBERS) as usize,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_is_what_it_was_put_together_from() {
        for (capture, number) in [(1, 0), (MOST_CAPTURES, 7), (3, 1 << 39)] {
            let reading = Reading { capture, number };
            assert_eq!(Reading::of(reading.raw()), Some(reading));
        }
        assert_eq!(Reading::of(u64::MAX >> 1), None);
    }
}
