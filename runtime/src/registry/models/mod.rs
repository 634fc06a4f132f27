//! Every order in which threads can meet at the registry: loom runs a model once for each.
//!
//! The registry is the real one, compiled with loom's atomics and locks (`sync.rs`), with the
//! metrics that a model needs; recording and scraping go the way that they always go. What loom
//! tries is bounded by how often a thread is interrupted where it would not have waited.
//!
//! `scripts/test loom` runs these; `docs/decisions/0018-proofs.md` says what each of them caught.
//! `LOOM_MAX_PREEMPTIONS=3` tries more orders, which takes longer.

mod calls;
mod ends;
mod opens;

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::shards::Shards;
use super::snapshot::Snapshot;
use super::walk::Value;
use super::{CallCells, Registry};
use crate::names;

/// How often a thread is interrupted, at most. Bugs of such protocols take one or two.
const PREEMPTIONS: usize = 2;

/// Runs `model` in every order.
fn in_every_order(model: impl Fn() + Sync + Send + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound.get_or_insert(PREEMPTIONS);
    let orders = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&orders);
    builder.check(move || {
        counted.fetch_add(1, Ordering::Relaxed);
        model();
    });
    println!("in {} orders", orders.load(Ordering::Relaxed));
}

/// One function that is called, in a registry that has nothing else.
#[derive(Debug, Clone)]
struct Function {
    registry: Arc<Registry>,
    calls: CallCells,
}

impl Function {
    fn new() -> Self {
        Self::with(Shards::new(true))
    }

    fn with(shards: Arc<Shards>) -> Self {
        let metrics = [
            &names::FUNCTION_DURATION,
            &names::FUNCTION_CALLS,
            &names::FUNCTION_IN_FLIGHT,
        ];
        let registry = Registry::of(shards, &metrics);
        let name = || Cow::from("f");
        let calls = registry.calls(
            &names::FUNCTION_IN_FLIGHT,
            [name()],
            &names::FUNCTION_DURATION,
        );
        registry.durations_of(
            calls,
            &names::FUNCTION_DURATION,
            [name(), "ok".into()].into(),
        );
        Self {
            registry: Arc::new(registry),
            calls,
        }
    }

    /// The first visit of a thread, which finds no cells at hand; all others find some.
    fn visit(&self) {
        self.registry.record_elsewhere(self.calls.0, &|_| ());
    }

    fn call(&self, nanos: u64) {
        let at_hand = self.calls.started();
        self.calls.ended_well(nanos, at_hand);
    }

    fn scrape(&self) -> Scrape {
        Scrape::of(&self.registry)
    }
}

/// What a scrape says, of series that are alone in their family.
#[derive(Debug, Default)]
struct Scrape {
    sum: u64,
    buckets: Vec<u64>,
    /// What is derived from the buckets, or counted.
    total: u64,
    in_flight: f64,
}

impl Scrape {
    fn of(registry: &Registry) -> Self {
        let families = Snapshot::take(registry).families;
        let mut scrape = Self::default();
        for (_, value) in families.into_iter().flat_map(|family| family.series) {
            match value {
                Value::Histogram(histogram) => {
                    scrape.sum = histogram.sum();
                    scrape.buckets = histogram.buckets().to_vec();
                }
                Value::Count(count) => scrape.total += count,
                Value::Gauge(gauge) => scrape.in_flight = gauge,
            }
        }
        assert_eq!(scrape.total, scrape.count(), "the counter, and the buckets");
        scrape
    }

    fn count(&self) -> u64 {
        self.buckets.iter().sum()
    }

    /// The next scrape of the same thread, which has to say no less.
    #[track_caller]
    fn grew_to(&self, next: &Self) {
        assert!(self.sum <= next.sum, "{self:?} {next:?}");
        assert!(self.buckets.len() <= next.buckets.len());
        let mut buckets = self.buckets.iter().zip(&next.buckets);
        assert!(buckets.all(|(was, is)| was <= is), "{self:?} {next:?}");
    }

    #[track_caller]
    fn has_in_flight(&self, least: u8, most: u8) {
        let possible = f64::from(least)..=f64::from(most);
        assert!(possible.contains(&self.in_flight), "{self:?}");
    }

    /// Nothing is lost, or counted twice, and nothing runs any more.
    #[track_caller]
    fn is_exactly(&self, count: u64, sum: u64) {
        assert_eq!((self.count(), self.sum), (count, sum), "{self:?}");
        self.has_in_flight(0, 0);
    }
}
