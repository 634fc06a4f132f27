//! The facade's recorder: the exporter, but for the names that are ours, and whoever is told the same.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use metrics::{Key, KeyName, Metadata, Recorder, SharedString, Unit};
use metrics_exporter_prometheus::PrometheusRecorder;

use super::escaping;
use super::fan_out::{self, Foreign};
use crate::names;
use crate::registry::{self, Counter, NO_LABELS, Registry, Spelling};

/// Two families of one name would make the whole scrape invalid.
pub(crate) struct Guarded {
    exporter: PrometheusRecorder,
    refusals: Arc<Refusals>,
    forwarded_to: Vec<Foreign>,
}

impl Guarded {
    pub(super) fn new(
        exporter: PrometheusRecorder,
        refusals: Arc<Refusals>,
        forwarded_to: Vec<Foreign>,
    ) -> Self {
        Self {
            exporter,
            refusals,
            forwarded_to,
        }
    }
}

/// What is refused, and how often it was.
pub(super) struct Refusals {
    registry: Arc<Registry>,
    refused: Counter,
    warned: AtomicBool,
    /// Asked at each use of the facade, so it is one look-up.
    taken: HashSet<String>,
}

/// What the names of our own health begin with; the rest of them is free to grow.
const OWN_HEALTH: &str = "callsight_";

impl Refusals {
    pub(super) fn new(registry: &Arc<Registry>, spelling: &Spelling) -> Self {
        Self {
            refused: registry.counter(&names::FACADE_REFUSED, NO_LABELS),
            registry: Arc::clone(registry),
            warned: AtomicBool::new(false),
            taken: registry::names_spelled(spelling).collect(),
        }
    }

    /// Whether `name` is nobody's yet; if it is ours, that is counted.
    fn allow(&self, name: &str) -> bool {
        let name = sanitised(name);
        let is_ours = self.is_ours(&name);
        if is_ours {
            self.refuse(&name);
        }
        !is_ours
    }

    pub(super) fn is_ours(&self, name: &str) -> bool {
        name.starts_with(OWN_HEALTH) || self.taken.contains(name)
    }

    /// Said once, since the facade asks anew at each use of a metric.
    #[cold]
    pub(super) fn refuse(&self, name: &str) {
        self.registry.count(self.refused);
        // Not a `Once`: what hears of this may count it, through the facade and by this name.
        if !self.warned.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                metric = name,
                "a metric of the program is not served: its name is empty, or taken by another metric; give it a name of its own"
            );
        }
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
        for target in &self.forwarded_to {
            target.describe_counter(name.clone(), unit, help.clone());
        }
        self.exporter
            .describe_counter(name, unit, escaping::help(help));
    }

    fn describe_gauge(&self, name: KeyName, unit: Option<Unit>, help: SharedString) {
        for target in &self.forwarded_to {
            target.describe_gauge(name.clone(), unit, help.clone());
        }
        self.exporter
            .describe_gauge(name, unit, escaping::help(help));
    }

    fn describe_histogram(&self, name: KeyName, unit: Option<Unit>, help: SharedString) {
        for target in &self.forwarded_to {
            target.describe_histogram(name.clone(), unit, help.clone());
        }
        self.exporter
            .describe_histogram(name, unit, escaping::help(help));
    }

    fn register_counter(&self, key: &Key, metadata: &Metadata<'_>) -> metrics::Counter {
        if !self.refusals.allow(key.name()) {
            return metrics::Counter::noop();
        }
        let own = self
            .exporter
            .register_counter(&escaping::key(key), metadata);
        fan_out::of(own, &self.forwarded_to, |target| {
            target.register_counter(key, metadata)
        })
    }

    fn register_gauge(&self, key: &Key, metadata: &Metadata<'_>) -> metrics::Gauge {
        if !self.refusals.allow(key.name()) {
            return metrics::Gauge::noop();
        }
        let own = self.exporter.register_gauge(&escaping::key(key), metadata);
        fan_out::of(own, &self.forwarded_to, |target| {
            target.register_gauge(key, metadata)
        })
    }

    fn register_histogram(&self, key: &Key, metadata: &Metadata<'_>) -> metrics::Histogram {
        if !self.refusals.allow(key.name()) {
            return metrics::Histogram::noop();
        }
        let own = self
            .exporter
            .register_histogram(&escaping::key(key), metadata);
        fan_out::of(own, &self.forwarded_to, |target| {
            target.register_histogram(key, metadata)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;

    #[test]
    fn our_names_are_taken_as_they_are_spelled() {
        let house = Spelling {
            db_prefix: Some("zerodb".to_owned()),
            ..Spelling::default()
        };
        let semconv = Spelling {
            profile: Profile::Semconv,
            ..Spelling::default()
        };
        for (spelling, ours, free) in [
            (
                house,
                [
                    "http_request_duration_seconds_bucket",
                    "zerodb_queries_total",
                ],
                ["db_queries_total", "http_requests"],
            ),
            (
                semconv,
                ["http_server_request_duration_seconds_bucket", "target_info"],
                ["http_request_duration_seconds", "app_info"],
            ),
        ] {
            let refusals = Refusals::new(&Registry::new(), &spelling);
            assert!(ours.iter().all(|name| refusals.is_ours(name)), "{ours:?}");
            assert!(!free.iter().any(|name| refusals.is_ours(name)), "{free:?}");
        }
    }
}
