//! The series that the calls of a function are counted in: one set, or one for each set of labels.

use std::borrow::Cow;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::callsite::Callsite;
use crate::chunks::{Chunks, Spot};
use crate::label::DeclaredLabel;
use crate::names::Metric;
use crate::outcome::Outcome;
use crate::registry::{Added, CallCells, Histogram, LabelSet, Opener, Registry};

/// The series of calls that have the same labels but for the outcome.
#[derive(Debug)]
pub struct CallSeries {
    callsite: &'static Callsite,
    /// Which of [`NUMBERED`] it is; zero until a call asks.
    number: AtomicU32,
    /// In the order of [`Outcome::ALL`].
    durations: [Histogram; 4],
}

/// Those that calls referred to by a number: half of a pointer, which futures have to make room for.
static NUMBERED: Chunks<&'static CallSeries> = Chunks::new();

impl CallSeries {
    /// A number that is never zero.
    #[inline]
    pub(crate) fn number(&'static self) -> NonZeroU32 {
        NonZeroU32::new(self.number.load(Ordering::Relaxed)).unwrap_or_else(|| self.first_number())
    }

    /// Two threads may each give it one: either refers to it.
    #[cold]
    fn first_number(&'static self) -> NonZeroU32 {
        static LAST: AtomicU32 = AtomicU32::new(0);
        let number = LAST.fetch_add(1, Ordering::Relaxed).saturating_add(1);
        NUMBERED.get_or_init(Spot::of(number), || self);
        self.number.store(number, Ordering::Relaxed);
        NonZeroU32::new(number).unwrap_or(NonZeroU32::MAX)
    }

    /// The series that was given this number.
    pub(crate) fn of_number(number: NonZeroU32) -> &'static Self {
        let series = NUMBERED.get(Spot::of(number.get()));
        series.expect("a number refers to the series that it was given")
    }

    #[inline]
    pub(crate) fn callsite(&self) -> &'static Callsite {
        self.callsite
    }

    /// The durations of calls that end so.
    #[inline]
    pub(crate) fn duration(&self, outcome: Outcome) -> &Histogram {
        &self.durations[outcome as usize]
    }
}

/// What makes the series of one function.
#[derive(Debug)]
pub(crate) struct SeriesOfCallsite {
    pub(crate) callsite: &'static Callsite,
    pub(crate) registry: Arc<Registry>,
    pub(crate) metric: &'static Metric,
    /// The values of the labels that all of them have in common.
    pub(crate) common: Vec<Cow<'static, str>>,
}

impl SeriesOfCallsite {
    /// Those with `added` labels.
    pub(crate) fn with(&self, added: &Added) -> CallSeries {
        self.by_outcome(|outcome| {
            let labels = self.labels_with(outcome, added);
            self.registry.histogram(self.metric, labels)
        })
    }

    /// The same, where calls that end well are counted beside those in flight.
    pub(crate) fn beside(&self, calls: CallCells, added: &Added) -> CallSeries {
        self.by_outcome(|outcome| {
            let labels = self.labels_with(outcome, added);
            match outcome {
                Outcome::Ok => self.registry.durations_of(calls, self.metric, labels),
                _ => self.registry.histogram(self.metric, labels),
            }
        })
    }

    fn by_outcome(&self, duration: impl Fn(Outcome) -> Histogram) -> CallSeries {
        CallSeries {
            callsite: self.callsite,
            number: AtomicU32::new(0),
            durations: Outcome::ALL.map(duration),
        }
    }

    fn labels_with(&self, outcome: Outcome, added: &Added) -> LabelSet {
        let outcome = Cow::Borrowed(outcome.as_str());
        let values: Vec<_> = self.common.iter().cloned().chain([outcome]).collect();
        LabelSet::from(values).and(added.clone())
    }

    /// The labels that the author added.
    pub(crate) fn labels(&self) -> &'static [DeclaredLabel] {
        self.callsite.added_labels().declared
    }

    /// How many sets of them there may be.
    pub(crate) fn most_sets(&self) -> usize {
        self.callsite.added_labels().most_sets.unwrap_or(usize::MAX)
    }

    /// Whether the metric has room for another set of them.
    pub(crate) fn admits(&self, added: &Added) -> bool {
        let set = LabelSet::from(self.common.clone()).and(added.clone());
        self.registry.admit(self.metric, &set, Opener::Program)
    }

    /// Counts a call whose labels found no room.
    pub(crate) fn overflowed(&self) {
        self.registry.overflowed(self.metric);
    }
}
