//! What a captured program records through the `metrics` facade.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use metrics::{Counter, Gauge, Histogram, HistogramFn, Key, KeyName, LocalRecorderGuard, Metadata};
use metrics::{Recorder, SharedString, Unit, set_default_local_recorder};

use super::current::current;
use super::inner::lock;
use crate::facade::{self, Foreign, Guarded};
use crate::registry::{Format, Registry};

/// That of one capture, made when it is asked for.
#[derive(Default)]
pub(crate) struct Facade(OnceLock<Made>);

struct Made {
    recorder: Guarded,
    served: facade::Facade,
    values: Arc<Values>,
}

impl std::fmt::Debug for Facade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Facade").finish_non_exhaustive()
    }
}

impl Facade {
    fn recorder(&self) -> &Guarded {
        let made = self.0.get_or_init(|| {
            let registry = Registry::global();
            let values = Arc::new(Values::default());
            let told: Foreign = Arc::clone(&values) as Foreign;
            let (served, recorder) = facade::Facade::apart(registry, &registry.spelling(), &[told]);
            Made {
                recorder,
                served,
                values,
            }
        });
        &made.recorder
    }

    pub(super) fn render(&self) -> String {
        let made = self.0.get();
        made.map_or_else(String::new, |made| made.served.render(Format::Text))
    }

    pub(super) fn value(&self, metric: &str, labels: &[(&str, &str)]) -> Option<f64> {
        self.0.get()?.values.total(metric, labels)
    }
}

/// Makes the facade ask this thread's capture.
pub(super) fn replace() -> LocalRecorderGuard<'static> {
    set_default_local_recorder(&OfCapture)
}

/// Tells the capture that this thread records into.
struct OfCapture;

impl Recorder for OfCapture {
    fn describe_counter(&self, name: KeyName, unit: Option<Unit>, help: SharedString) {
        if let Some(capture) = current() {
            capture.facade.recorder().describe_counter(name, unit, help);
        }
    }

    fn describe_gauge(&self, name: KeyName, unit: Option<Unit>, help: SharedString) {
        if let Some(capture) = current() {
            capture.facade.recorder().describe_gauge(name, unit, help);
        }
    }

    fn describe_histogram(&self, name: KeyName, unit: Option<Unit>, help: SharedString) {
        if let Some(capture) = current() {
            capture
                .facade
                .recorder()
                .describe_histogram(name, unit, help);
        }
    }

    fn register_counter(&self, key: &Key, metadata: &Metadata<'_>) -> Counter {
        let register = |facade: &Facade| facade.recorder().register_counter(key, metadata);
        current().map_or_else(Counter::noop, |capture| register(&capture.facade))
    }

    fn register_gauge(&self, key: &Key, metadata: &Metadata<'_>) -> Gauge {
        let register = |facade: &Facade| facade.recorder().register_gauge(key, metadata);
        current().map_or_else(Gauge::noop, |capture| register(&capture.facade))
    }

    fn register_histogram(&self, key: &Key, metadata: &Metadata<'_>) -> Histogram {
        let register = |facade: &Facade| facade.recorder().register_histogram(key, metadata);
        current().map_or_else(Histogram::noop, |capture| register(&capture.facade))
    }
}

/// What every series says, for a test that asks.
#[derive(Debug, Default)]
struct Values(Mutex<HashMap<Key, Kept>>);

#[derive(Debug, Clone)]
enum Kept {
    Counter(Arc<AtomicU64>),
    /// The bits of a float.
    Gauge(Arc<AtomicU64>),
    Histogram(Arc<Count>),
}

/// How many values were recorded.
#[derive(Debug, Default)]
struct Count(AtomicU64);

impl HistogramFn for Count {
    fn record(&self, _: f64) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl Kept {
    fn value(&self) -> f64 {
        match self {
            Self::Counter(count) => count.load(Ordering::Relaxed) as f64,
            Self::Gauge(bits) => f64::from_bits(bits.load(Ordering::Relaxed)),
            Self::Histogram(count) => count.0.load(Ordering::Relaxed) as f64,
        }
    }
}

impl Values {
    fn total(&self, metric: &str, labels: &[(&str, &str)]) -> Option<f64> {
        let carries = |key: &Key| {
            let has = |(name, value): &(&str, &str)| {
                key.labels()
                    .any(|label| (label.key(), label.value()) == (*name, *value))
            };
            key.name() == metric && labels.iter().all(has)
        };
        let values = lock(&self.0);
        let found = values.iter().filter(|(key, _)| carries(key));
        found
            .map(|(_, kept)| kept.value())
            .reduce(|sum, value| sum + value)
    }

    fn kept(&self, key: &Key, new: Kept) -> Kept {
        lock(&self.0).entry(key.clone()).or_insert(new).clone()
    }
}

impl Recorder for Values {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        match self.kept(key, Kept::Counter(Arc::default())) {
            Kept::Counter(count) => Counter::from_arc(count),
            _ => Counter::noop(),
        }
    }

    fn register_gauge(&self, key: &Key, _: &Metadata<'_>) -> Gauge {
        match self.kept(key, Kept::Gauge(Arc::default())) {
            Kept::Gauge(bits) => Gauge::from_arc(bits),
            _ => Gauge::noop(),
        }
    }

    fn register_histogram(&self, key: &Key, _: &Metadata<'_>) -> Histogram {
        match self.kept(key, Kept::Histogram(Arc::default())) {
            Kept::Histogram(count) => Histogram::from_arc(count),
            _ => Histogram::noop(),
        }
    }
}
