//! Series that are opened while somebody scrapes, and the budget that they share.

use std::borrow::Cow;
use std::sync::Arc;

use loom::thread;

use super::super::Registry;
use super::super::shards::Shards;
use super::super::snapshot::Snapshot;
use super::super::walk::Value;
use super::{Scrape, in_every_order};
use crate::names::{self, Metric, label, value};

fn registry(metrics: &[&'static Metric]) -> Arc<Registry> {
    Arc::new(Registry::of(Shards::new(true), metrics))
}

#[test]
fn two_threads_that_open_one_series_at_once_open_one() {
    in_every_order(|| {
        let metrics = [&names::FUNCTION_DURATION, &names::FUNCTION_CALLS];
        let registry = registry(&metrics);
        let callers = [7, 5].map(|nanos| {
            let registry = Arc::clone(&registry);
            thread::spawn(move || {
                let labels = ["f", "error"].map(Cow::from);
                let series = registry.histogram(&names::FUNCTION_DURATION, labels);
                registry.observe(&series, nanos);
            })
        });
        let before = Scrape::of(&registry);
        for caller in callers {
            caller.join().expect("it ends");
        }
        let last = Scrape::of(&registry);
        before.grew_to(&last);
        last.is_exactly(2, 12);
    });
}

/// Either has the place, and what finds none is counted under `other`.
#[test]
fn of_two_that_want_the_last_place_of_a_budget_one_has_it() {
    in_every_order(|| {
        let metrics = [&names::EXTERNAL_ERRORS, &names::SERIES_OVERFLOW];
        let registry = registry(&metrics);
        registry.set_series_budget(1);
        let callers = ["dns", "tls"].map(|kind| {
            let registry = Arc::clone(&registry);
            thread::spawn(move || fail(&registry, kind))
        });
        for caller in callers {
            caller.join().expect("it ends");
        }

        let errors = counts(&registry, &names::EXTERNAL_ERRORS);
        let others = errors.iter().filter(|(kind, _)| kind == value::OVERFLOW);
        assert_eq!((errors.len(), others.count()), (2, 1), "{errors:?}");
        assert_eq!(total(&errors), 2, "{errors:?}");
        assert_eq!(total(&counts(&registry, &names::SERIES_OVERFLOW)), 1);
    });
}

fn fail(registry: &Registry, kind: &'static str) {
    let labels = ["stripe", "charge", kind].map(Cow::from);
    let errors = registry.open_counter(&names::EXTERNAL_ERRORS, labels, label::ERROR_TYPE);
    registry.count(errors);
}

/// The last label of each series, and how many it counts.
fn counts(registry: &Registry, metric: &'static Metric) -> Vec<(String, u64)> {
    let families = Snapshot::take(registry).families.into_iter();
    let of_metric = families.filter(|family| family.metric == metric);
    of_metric
        .flat_map(|family| family.series)
        .map(
            |(series, value)| match (series.labels.values.last(), value) {
                (Some(label), Value::Count(count)) => (label.to_string(), count),
                (_, value) => panic!("{value:?} is no count"),
            },
        )
        .collect()
}

fn total(counts: &[(String, u64)]) -> u64 {
    counts.iter().map(|(_, count)| count).sum()
}
