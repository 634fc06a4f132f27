//! What the program records itself, through the `metrics` facade: kept by that facade's own
//! Prometheus exporter and served in the same scrape as ours.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io;
use std::sync::{Arc, Once, Weak};
use std::thread;
use std::time::Duration;

use metrics::{Key, KeyName, Metadata, Recorder, SharedString, Unit};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle, PrometheusRecorder};

use crate::names;
use crate::registry::{Counter, NO_LABELS, Registry};

/// Without buckets the exporter would write summaries, whose quantiles can't be aggregated.
const BUCKETS: &[f64] = &[
    0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0, 300.0,
];

/// The exporter keeps every sample until it is scraped or tidied.
const UPKEEP_INTERVAL: Duration = Duration::from_secs(5);

/// The facade's side of the scrape.
#[derive(Clone)]
pub(crate) struct Facade {
    handle: PrometheusHandle,
    /// Ends the upkeep when the last clone goes.
    _alive: Arc<()>,
}

impl std::fmt::Debug for Facade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Facade").finish_non_exhaustive()
    }
}

/// Why the facade could not be had.
#[derive(Debug)]
pub(crate) enum FacadeError {
    /// It has one recorder a process, and there is one already.
    Taken,
    /// The system would not start another thread.
    Thread(io::Error),
}

impl Facade {
    /// Becomes the facade's recorder.
    pub(crate) fn install(registry: &Arc<Registry>) -> Result<Self, FacadeError> {
        let exporter = PrometheusBuilder::new()
            .set_buckets(BUCKETS)
            .expect("the list of buckets is not empty")
            .build_recorder();
        let handle = exporter.handle();
        let guarded = Guarded {
            exporter,
            registry: Arc::clone(registry),
            taken: taken(registry),
            refused: registry.counter(&names::FACADE_REFUSED, NO_LABELS),
            warned: Once::new(),
        };
        metrics::set_global_recorder(guarded).map_err(|_| FacadeError::Taken)?;
        let alive = Arc::new(());
        start_upkeep(handle.clone(), Arc::downgrade(&alive)).map_err(FacadeError::Thread)?;
        Ok(Self {
            handle,
            _alive: alive,
        })
    }

    pub(crate) fn render(&self) -> String {
        self.handle.render()
    }
}

/// What the names of our own health begin with; the rest of them is free to grow.
const OWN_HEALTH: &str = "callsight_";

/// The names of our metrics, and of the series that our histograms write.
fn taken(registry: &Registry) -> HashSet<String> {
    let suffixes = ["", "_bucket", "_sum", "_count"];
    let written = |name: &String| suffixes.map(|suffix| format!("{name}{suffix}"));
    let names = registry.metrics().into_iter().map(|metric| metric.name);
    names.flat_map(|name| written(&name)).collect()
}

fn start_upkeep(handle: PrometheusHandle, alive: Weak<()>) -> io::Result<()> {
    let thread = thread::Builder::new().name("callsight-upkeep".to_owned());
    thread.spawn(move || {
        while alive.strong_count() > 0 {
            thread::sleep(UPKEEP_INTERVAL);
            handle.run_upkeep();
        }
    })?;
    Ok(())
}

/// The exporter, but for the names that are ours: two families of one name would make the
/// whole scrape invalid.
struct Guarded {
    exporter: PrometheusRecorder,
    registry: Arc<Registry>,
    /// Asked at each use of the facade, so it is one look-up.
    taken: HashSet<String>,
    refused: Counter,
    warned: Once,
}

impl Guarded {
    fn allows(&self, name: &str) -> bool {
        let name = sanitised(name);
        let is_ours = name.starts_with(OWN_HEALTH) || self.taken.contains(&*name);
        if is_ours {
            self.refuse(&name);
        }
        !is_ours
    }

    /// Said once, since the facade asks anew at each use of a metric.
    #[cold]
    fn refuse(&self, name: &str) {
        self.registry.count(self.refused);
        self.warned.call_once(|| {
            tracing::warn!(
                metric = name,
                "a metric of callsight's own name is not recorded; give it another name"
            );
        });
    }
}

/// The exporter writes every character that Prometheus doesn't allow as `_`.
fn sanitised(name: &str) -> Cow<'_, str> {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    if name.chars().all(is_allowed) {
        return name.into();
    }
    name.chars()
        .map(|c| if is_allowed(c) { c } else { '_' })
        .collect()
}

impl Recorder for Guarded {
    fn describe_counter(&self, name: KeyName, unit: Option<Unit>, help: SharedString) {
        self.exporter.describe_counter(name, unit, help);
    }

    fn describe_gauge(&self, name: KeyName, unit: Option<Unit>, help: SharedString) {
        self.exporter.describe_gauge(name, unit, help);
    }

    fn describe_histogram(&self, name: KeyName, unit: Option<Unit>, help: SharedString) {
        self.exporter.describe_histogram(name, unit, help);
    }

    fn register_counter(&self, key: &Key, metadata: &Metadata<'_>) -> metrics::Counter {
        if self.allows(key.name()) {
            self.exporter.register_counter(key, metadata)
        } else {
            metrics::Counter::noop()
        }
    }

    fn register_gauge(&self, key: &Key, metadata: &Metadata<'_>) -> metrics::Gauge {
        if self.allows(key.name()) {
            self.exporter.register_gauge(key, metadata)
        } else {
            metrics::Gauge::noop()
        }
    }

    fn register_histogram(&self, key: &Key, metadata: &Metadata<'_>) -> metrics::Histogram {
        if self.allows(key.name()) {
            self.exporter.register_histogram(key, metadata)
        } else {
            metrics::Histogram::noop()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_names_are_taken_under_the_prefix_that_they_have() {
        let registry = Registry::new();
        registry.set_db_prefix("zerodb".to_owned());
        let taken = taken(&registry);
        assert!(taken.contains("http_requests_total"));
        assert!(taken.contains("http_request_duration_seconds_bucket"));
        assert!(taken.contains("zerodb_queries_total"));
        assert!(!taken.contains("db_queries_total") && !taken.contains("orders_total"));
    }
}
