//! How much room a metric has for label sets that input opens, and who has taken it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::PoisonError;

use super::Registry;
use super::labels::LabelSet;
use crate::names::{self, Metric};
use crate::sync::RwLock;
use crate::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// How many label sets input may open in each metric, unless something else is chosen.
pub(crate) const DEFAULT_ROOM: usize = 2_000;

/// One in so many of them is for what anybody can make up.
#[cfg(feature = "http")]
const SHARE_OF_ANYBODY: usize = 10;

/// Who it takes to open a label set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opener {
    /// The program, in answer to its input: a route that matched, a value that a function was
    /// called with.
    Program,
    /// Anybody outside, who can make up as many as they like.
    #[cfg(feature = "http")]
    Anybody,
}

/// The room of one metric. A label set is what tells its series apart, but for the outcome:
/// how calls end is never what makes them too many.
#[derive(Debug)]
pub(super) struct Budget {
    room: AtomicUsize,
    sets: RwLock<Sets>,
    has_overflowed: AtomicBool,
}

#[derive(Debug, Default)]
struct Sets {
    opened: BTreeSet<LabelSet>,
    #[cfg(feature = "http")]
    opened_by_anybody: usize,
    /// What the code declares, as far as it does: these take no room.
    #[cfg(feature = "http")]
    declared: BTreeSet<LabelSet>,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            room: AtomicUsize::new(DEFAULT_ROOM),
            sets: RwLock::default(),
            has_overflowed: AtomicBool::new(false),
        }
    }
}

impl Budget {
    /// Whether `set` may have series: it has some already, or takes some of the room for them.
    pub(super) fn admit(&self, set: &LabelSet, opener: Opener) -> bool {
        let room = self.room.load(Ordering::Relaxed);
        let sets = self.sets.read().unwrap_or_else(PoisonError::into_inner);
        let decided = sets.decided(set, opener, room);
        drop(sets);
        decided.unwrap_or_else(|| self.open(set, opener, room))
    }

    /// Another thread may have been faster, so all is decided anew.
    fn open(&self, set: &LabelSet, opener: Opener, room: usize) -> bool {
        let mut sets = self.sets.write().unwrap_or_else(PoisonError::into_inner);
        let decided = sets.decided(set, opener, room);
        decided.unwrap_or_else(|| sets.open(set, opener))
    }
}

impl Sets {
    /// Whether `set` may have series; nothing, if it has still to be opened.
    fn decided(&self, set: &LabelSet, opener: Opener, room: usize) -> Option<bool> {
        if self.opened.contains(set) {
            return Some(true);
        }
        let is_share_taken = match opener {
            Opener::Program => false,
            #[cfg(feature = "http")]
            Opener::Anybody => self.opened_by_anybody >= room / SHARE_OF_ANYBODY,
        };
        (self.opened.len() >= room || is_share_taken).then_some(false)
    }

    fn open(&mut self, set: &LabelSet, opener: Opener) -> bool {
        match opener {
            Opener::Program => {}
            #[cfg(feature = "http")]
            Opener::Anybody => self.opened_by_anybody += 1,
        }
        self.opened.insert(set.clone())
    }
}

impl Registry {
    /// Whether `set` of `metric`, without its outcome, may have series. What may not is counted
    /// under [`names::value::OVERFLOW`], and by [`overflowed`](Self::overflowed).
    pub(crate) fn admit(&self, metric: &'static Metric, set: &LabelSet, opener: Opener) -> bool {
        self.family(metric).budget().admit(set, opener)
    }

    /// The code declares the label sets of `metric` that have this `part`.
    #[cfg(feature = "http")]
    pub(crate) fn declare_part(&self, metric: &'static Metric, part: LabelSet) {
        let sets = &self.family(metric).budget().sets;
        let mut sets = sets.write().unwrap_or_else(PoisonError::into_inner);
        sets.declared.insert(part);
    }

    /// Whether it did: then nobody has to ask for room.
    #[cfg(feature = "http")]
    pub(crate) fn is_declared(&self, metric: &'static Metric, part: &LabelSet) -> bool {
        let sets = &self.family(metric).budget().sets;
        let sets = sets.read().unwrap_or_else(PoisonError::into_inner);
        sets.declared.contains(part)
    }

    /// How many label sets input may open in each metric.
    pub(crate) fn set_series_budget(&self, room: usize) {
        for family in &self.families {
            family.budget().room.store(room, Ordering::Relaxed);
        }
    }

    /// Something is counted under [`names::value::OVERFLOW`] for want of room.
    #[cold]
    pub(crate) fn overflowed(&self, metric: &'static Metric) {
        self.count(self.counter(&names::SERIES_OVERFLOW, [Cow::from(metric.name)]));
        let has_overflowed = &self.family(metric).budget().has_overflowed;
        if !has_overflowed.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                metric = %self.settings().spelling.name_of(metric),
                "no room for another set of labels, so what has new ones is counted as `other`; \
                 raise CALLSIGHT_SERIES_BUDGET, or the `max` of the function that met it"
            );
        }
    }
}

#[cfg(all(test, feature = "http"))]
mod tests {
    use std::sync::Barrier;
    use std::thread;

    use super::*;

    fn set(n: usize) -> LabelSet {
        [Cow::from(n.to_string())].into()
    }

    fn with_room(room: usize) -> Budget {
        Budget {
            room: AtomicUsize::new(room),
            ..Budget::default()
        }
    }

    #[test]
    fn what_anybody_opens_leaves_nine_tenths_of_the_room() {
        let budget = with_room(100);
        let opened = |range: std::ops::Range<usize>, opener| {
            range.filter(|n| budget.admit(&set(*n), opener)).count()
        };
        assert_eq!(opened(0..1_000, Opener::Anybody), 10);
        assert_eq!(opened(1_000..2_000, Opener::Program), 90);
        assert_eq!(opened(0..10, Opener::Anybody), 10, "they are known");
        assert_eq!(opened(1_000..1_090, Opener::Program), 90);
    }

    /// Eight threads ask for the last place at once, again and again.
    #[test]
    fn threads_that_race_for_the_last_place_do_not_all_have_it() {
        const ROUNDS: usize = 10_000;
        let budgets: Vec<_> = (0..ROUNDS).map(|_| with_room(1)).collect();
        let start = Barrier::new(8);
        let admitted = &|thread| {
            let admitted = budgets.iter().filter(|budget| {
                start.wait();
                budget.admit(&set(thread), Opener::Program)
            });
            admitted.count()
        };
        let all: usize = thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|thread| scope.spawn(move || admitted(thread)))
                .collect();
            let joined = threads.into_iter().map(thread::ScopedJoinHandle::join);
            joined.map(|count| count.expect("no panic")).sum()
        });
        assert_eq!(all, ROUNDS);
    }
}
