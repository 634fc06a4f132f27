//! One recorder that our series are sent to, and what it was sent of each.

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use metrics::{Counter, Gauge, Histogram, Key, Label, Level, Metadata, Recorder, Unit};

use super::super::fan_out::Foreign;
use super::samples::{Samples, samples};
use crate::names::{self, Metric, Type};
use crate::registry::{self, HistogramValue, NO_LABELS, Reading, Registry, Series, Value};

pub(super) struct Target {
    recorder: Foreign,
    /// By metric.
    sent: HashMap<&'static str, BTreeMap<Arc<Series>, Sent>>,
    registry: Arc<Registry>,
    failures: registry::Counter,
    has_complained: bool,
}

/// The recorder's handle of one series, and what it knows of it.
enum Sent {
    Histogram(SentHistogram),
    Counter { handle: Counter, last: u64 },
    Gauge(Gauge),
}

struct SentHistogram {
    handle: Histogram,
    buckets: Vec<u64>,
    sum: u64,
    /// By how much the values that were sent add up to less than they should.
    owed: f64,
}

impl Target {
    pub(super) fn new(recorder: Foreign, registry: &Arc<Registry>) -> Self {
        Self {
            recorder,
            sent: HashMap::new(),
            failures: registry.counter(&names::FORWARD_FAILURES, NO_LABELS),
            registry: Arc::clone(registry),
            has_complained: false,
        }
    }

    /// Tells the recorder what is new. One that panics loses no more than this.
    pub(super) fn send(&mut self, reading: &Reading<'_>) {
        let sent = catch_unwind(AssertUnwindSafe(|| {
            self.series(reading).send(reading.value);
        }));
        if sent.is_err() {
            self.failed(reading.name);
        }
    }

    #[expect(
        clippy::mutable_key_type,
        reason = "how a series is written is no part of its order"
    )]
    fn series(&mut self, reading: &Reading<'_>) -> &mut Sent {
        let family = self.sent.entry(reading.metric.name).or_insert_with(|| {
            describe(&*self.recorder, reading);
            BTreeMap::new()
        });
        let series = family.entry(Arc::clone(reading.series));
        series.or_insert_with(|| Sent::nothing(&*self.recorder, reading))
    }

    fn failed(&mut self, name: &str) {
        self.registry.count(self.failures);
        if !std::mem::replace(&mut self.has_complained, true) {
            tracing::warn!(
                metric = name,
                "a recorder that metrics are forwarded to has panicked, so it lacks what it was told then; \
                 see `callsight_forward_failures_total`"
            );
        }
    }
}

fn describe(recorder: &dyn Recorder, reading: &Reading<'_>) {
    let describe = match reading.metric.kind {
        Type::Counter => Recorder::describe_counter,
        Type::Gauge => Recorder::describe_gauge,
        Type::Histogram => Recorder::describe_histogram,
    };
    let name = reading.name.to_owned();
    describe(
        recorder,
        name.into(),
        unit_of(reading.metric),
        reading.metric.help.into(),
    );
}

/// As the name of the metric has it.
fn unit_of(metric: &Metric) -> Option<Unit> {
    [("_seconds", Unit::Seconds), ("_bytes", Unit::Bytes)]
        .into_iter()
        .find_map(|(suffix, unit)| metric.name.ends_with(suffix).then_some(unit))
}

impl Sent {
    fn nothing(recorder: &dyn Recorder, reading: &Reading<'_>) -> Self {
        let labels = reading.series.pairs(reading.profile).into_iter();
        let labels: Vec<_> = labels
            .map(|(name, value)| Label::new(name, value.to_owned()))
            .collect();
        let key = Key::from_parts(reading.name.to_owned(), labels);
        let metadata = Metadata::new(module_path!(), Level::INFO, Some(module_path!()));
        match reading.value {
            Value::Histogram(value) => Self::Histogram(SentHistogram {
                handle: recorder.register_histogram(&key, &metadata),
                buckets: vec![0; value.buckets().len()],
                sum: 0,
                owed: 0.0,
            }),
            Value::Count(_) => Self::Counter {
                handle: recorder.register_counter(&key, &metadata),
                last: 0,
            },
            Value::Gauge(_) => Self::Gauge(recorder.register_gauge(&key, &metadata)),
        }
    }

    /// What was sent is noted first: a recorder that panics is rather told less than too much.
    fn send(&mut self, value: &Value) {
        match (self, value) {
            (Self::Histogram(sent), Value::Histogram(value)) => sent.send(value),
            (Self::Counter { handle, last }, Value::Count(count)) => {
                let gained = count.saturating_sub(std::mem::replace(last, *count));
                handle.increment(gained);
            }
            (Self::Gauge(handle), Value::Gauge(value)) => handle.set(*value),
            _ => unreachable!("all series of a metric are of its kind"),
        }
    }
}

impl SentHistogram {
    fn send(&mut self, value: &HistogramValue) {
        let now = value.buckets();
        let gained: Vec<_> = self
            .buckets
            .iter()
            .zip(now)
            .map(|(last, now)| now.saturating_sub(*last))
            .collect();
        self.owed += value.sum().wrapping_sub(self.sum) as f64;
        self.sum = value.sum();
        self.buckets.copy_from_slice(now);
        for Samples {
            value: sample,
            count,
        } in samples(value.bounds.upper(), &gained, self.owed)
        {
            self.owed -= sample * count as f64;
            let count = usize::try_from(count).unwrap_or(usize::MAX);
            self.handle
                .record_many(sample / value.bounds.unit().scale(), count);
        }
    }
}

#[cfg(test)]
mod tests {
    use metrics::{CounterFn, KeyName, SharedString};
    use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusRecorder};

    use super::*;

    /// A recorder that can't count what has no labels.
    struct Clumsy(PrometheusRecorder);

    struct Broken;

    impl CounterFn for Broken {
        fn increment(&self, _: u64) {
            panic!("on purpose");
        }

        fn absolute(&self, _: u64) {
            panic!("on purpose");
        }
    }

    impl Recorder for Clumsy {
        fn describe_counter(&self, name: KeyName, unit: Option<Unit>, help: SharedString) {
            self.0.describe_counter(name, unit, help);
        }

        fn describe_gauge(&self, name: KeyName, unit: Option<Unit>, help: SharedString) {
            self.0.describe_gauge(name, unit, help);
        }

        fn describe_histogram(&self, name: KeyName, unit: Option<Unit>, help: SharedString) {
            self.0.describe_histogram(name, unit, help);
        }

        fn register_counter(&self, key: &Key, metadata: &Metadata<'_>) -> Counter {
            match key.labels().len() {
                0 => Counter::from_arc(Arc::new(Broken)),
                _ => self.0.register_counter(key, metadata),
            }
        }

        fn register_gauge(&self, key: &Key, metadata: &Metadata<'_>) -> Gauge {
            self.0.register_gauge(key, metadata)
        }

        fn register_histogram(&self, key: &Key, metadata: &Metadata<'_>) -> Histogram {
            self.0.register_histogram(key, metadata)
        }
    }

    #[test]
    fn a_recorder_that_panics_is_told_the_rest_and_the_panics_are_counted() {
        let registry = Registry::new();
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        let mut target = Target::new(Arc::new(Clumsy(recorder)), &registry);
        registry.count(registry.counter(&names::STREAM_ITEMS, ["f".into(), "ok".into()]));

        let mut without_labels = 0;
        for _ in 0..2 {
            registry.read(|reading| {
                let has_none = reading.series.pairs(reading.profile).is_empty();
                without_labels += u64::from(has_none && reading.metric.kind == Type::Counter);
                target.send(reading);
            });
        }
        assert!(without_labels > 4);
        let failures = format!("callsight_forward_failures_total {without_labels}\n");
        assert!(
            registry.render().contains(&failures),
            "{}",
            registry.render()
        );
        let told = handle.render();
        assert!(
            told.contains(r#"stream_items_total{function="f",outcome="ok"} 1"#),
            "{told}"
        );
    }

    #[test]
    fn units_are_those_of_the_names() {
        let units = [
            &names::DB_DURATION,
            &names::HTTP_REQUEST_SIZE,
            &names::DB_QUERIES,
        ]
        .map(unit_of);
        assert_eq!(units, [Some(Unit::Seconds), Some(Unit::Bytes), None]);
    }
}
