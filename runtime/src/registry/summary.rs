//! The same series for a person or a script: counts, and quantiles derived from the buckets.

use std::collections::BTreeMap;

use serde::Serialize;

use super::series::Series;
use super::snapshot::{FamilySnapshot, Snapshot};
use super::walk::{HistogramValue, Value};
use crate::names::Type;

/// All series, as `/metrics/summary` shows them.
#[derive(Debug, Serialize)]
pub struct Summary {
    /// The histograms.
    pub metrics: Vec<HistogramSummary>,
    /// The counters, a series each.
    pub counters: Vec<NumberSummary>,
    /// The gauges, a series each.
    pub gauges: Vec<NumberSummary>,
}

/// One histogram and its series.
#[derive(Debug, Serialize)]
pub struct HistogramSummary {
    /// Its name in the exposition.
    pub name: String,
    /// All its series as one, without labels; none before the first value.
    pub total: Option<SeriesSummary>,
    /// Its series that have at least one value.
    pub series: Vec<SeriesSummary>,
}

/// One series of a histogram. Values are in the unit that the metric's name ends in.
#[derive(Debug, Serialize)]
pub struct SeriesSummary {
    /// Label names and values.
    pub labels: BTreeMap<&'static str, String>,
    /// How many values it has.
    pub count: u64,
    /// The sum of its values.
    pub sum: f64,
    /// The median.
    pub p50: Quantile,
    /// 95 of 100 values are not greater.
    pub p95: Quantile,
    /// 99 of 100 values are not greater.
    pub p99: Quantile,
}

/// A quantile as far as buckets can tell it: it lies in a bucket, and where in it is a guess.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Quantile {
    /// Interpolated between the bounds of the bucket, as `histogram_quantile` of Prometheus does.
    pub estimate: f64,
    /// The bound below it.
    pub low: f64,
    /// The bound above it; there is none above the last bucket.
    pub high: Option<f64>,
}

/// One series of a counter or a gauge.
#[derive(Debug, Serialize)]
pub struct NumberSummary {
    /// Its metric's name.
    pub name: String,
    /// Label names and values.
    pub labels: BTreeMap<&'static str, String>,
    /// Its value.
    pub value: f64,
}

impl Summary {
    pub(super) fn of(snapshot: &Snapshot) -> Self {
        let numbers = |kind| {
            let families = snapshot
                .families
                .iter()
                .filter(move |family| family.metric.kind == kind);
            families.flat_map(numbers).collect()
        };
        Self {
            metrics: snapshot.families.iter().filter_map(histogram).collect(),
            counters: numbers(Type::Counter),
            gauges: numbers(Type::Gauge),
        }
    }
}

fn numbers(family: &FamilySnapshot) -> impl Iterator<Item = NumberSummary> {
    family.series.iter().filter_map(|(series, value)| {
        let value = match value {
            Value::Count(count) => *count as f64,
            Value::Gauge(gauge) => *gauge,
            Value::Histogram(_) => return None,
        };
        Some(NumberSummary {
            name: family.name.to_string(),
            labels: labels(family, series),
            value,
        })
    })
}

fn histogram(family: &FamilySnapshot) -> Option<HistogramSummary> {
    let used: Vec<_> = family
        .series
        .iter()
        .filter_map(|(series, value)| match value {
            Value::Histogram(value) if value.count() > 0 => Some((series, value)),
            _ => None,
        })
        .collect();
    (family.metric.kind == Type::Histogram).then(|| HistogramSummary {
        name: family.name.to_string(),
        total: total(used.iter().map(|(_, value)| *value)),
        series: used
            .into_iter()
            .map(|(of, value)| series(labels(family, of), value))
            .collect(),
    })
}

/// The series of one family share their bounds, so their buckets can be added up.
fn total<'a>(values: impl Iterator<Item = &'a HistogramValue>) -> Option<SeriesSummary> {
    let total = values.cloned().reduce(|mut total, value| {
        let words = total.words.iter_mut().zip(&value.words);
        words.for_each(|(total, word)| *total = total.saturating_add(*word));
        total
    })?;
    Some(series(BTreeMap::new(), &total))
}

fn series(labels: BTreeMap<&'static str, String>, value: &HistogramValue) -> SeriesSummary {
    SeriesSummary {
        labels,
        count: value.count(),
        sum: value.bounds.unit().print(value.sum()),
        p50: quantile(value, 0.50),
        p95: quantile(value, 0.95),
        p99: quantile(value, 0.99),
    }
}

fn labels(family: &FamilySnapshot, series: &Series) -> BTreeMap<&'static str, String> {
    let pairs = series.pairs(family.profile).into_iter();
    pairs
        .map(|(name, value)| (name, value.to_owned()))
        .collect()
}

fn quantile(value: &HistogramValue, q: f64) -> Quantile {
    let rank = q * value.count() as f64;
    let mut below = 0.0;
    for (bucket, count) in value.buckets().iter().enumerate() {
        let count = *count as f64;
        if count > 0.0 && below + count >= rank {
            return within(value.bounds.range(bucket), (rank - below) / count);
        }
        below += count;
    }
    within((0.0, Some(0.0)), 0.0)
}

/// Beyond the last bound there is nothing to interpolate towards: the bound is the estimate.
fn within((low, high): (f64, Option<f64>), share: f64) -> Quantile {
    let estimate = high.map_or(low, |high| low + (high - low) * share);
    Quantile {
        estimate,
        low,
        high,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Registry;
    use crate::names;

    #[test]
    fn a_quantile_lies_within_the_bounds_it_is_given_with() {
        let registry = Registry::new();
        let job = registry.histogram(&names::JOB_DURATION, ["digest".into(), "ok".into()]);
        for seconds in 1..=100 {
            registry.observe(&job, seconds * 100_000_000);
        }
        let summary = registry.summary();
        let jobs = summary
            .metrics
            .iter()
            .find(|metric| metric.name == names::JOB_DURATION.name);
        let series = &jobs.expect("jobs are summarised").series[0];
        assert_eq!(series.count, 100);
        assert_eq!((series.p95.low, series.p95.high), (5.0, Some(10.0)));
        assert!((series.p95.estimate - 9.5).abs() < 1e-9, "{:?}", series.p95);
    }

    #[test]
    fn the_total_of_a_metric_is_over_all_its_series() {
        let registry = Registry::new();
        for (name, seconds) in [("digest", 1), ("backup", 100)] {
            let job = registry.histogram(&names::JOB_DURATION, [name.into(), "ok".into()]);
            registry.observe(&job, seconds * 1_000_000_000);
        }
        let summary = registry.summary();
        let mut metrics = summary.metrics.iter();
        let jobs = metrics.find(|metric| metric.name == names::JOB_DURATION.name);
        let total = jobs
            .and_then(|jobs| jobs.total.as_ref())
            .expect("two values");
        assert_eq!(total.count, 2);
        assert!((total.sum - 101.0).abs() < 1e-9, "{}", total.sum);
        assert!(total.p95.low >= 60.0, "{:?}", total.p95);
    }

    #[test]
    fn beyond_the_last_bound_the_bound_is_the_estimate() {
        let registry = Registry::new();
        let job = registry.histogram(&names::JOB_DURATION, ["digest".into(), "ok".into()]);
        registry.observe(&job, 7_200_000_000_000);
        let summary = registry.summary();
        let jobs = summary
            .metrics
            .iter()
            .find(|metric| metric.name == names::JOB_DURATION.name);
        let p50 = jobs.expect("jobs are summarised").series[0].p50;
        assert_eq!((p50.estimate, p50.low, p50.high), (3_600.0, 3_600.0, None));
    }
}
