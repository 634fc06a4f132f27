//! The Prometheus text format 0.0.4.

use std::borrow::Cow;
use std::fmt::Write;

use super::labels::LabelSet;
use super::snapshot::{FamilySnapshot, HistogramValue, Snapshot, Value};

/// The `Content-Type` that a scrape has to be answered with: Prometheus 3 refuses one without.
pub const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

pub(super) fn text(snapshot: &Snapshot) -> String {
    let mut out = String::new();
    for family in &snapshot.families {
        write_family(&mut out, family);
    }
    out
}

/// Help and type are written for a metric without series too: its reader learns that it exists.
fn write_family(out: &mut String, family: &FamilySnapshot) {
    let name = &*family.name;
    push(out, format_args!("# HELP {name} {}\n", family.metric.help));
    push(
        out,
        format_args!("# TYPE {name} {}\n", family.metric.kind.as_str()),
    );
    for (labels, value) in &family.series {
        let labels = Labels::of(family.metric.labels, labels);
        match value {
            Value::Histogram(value) => write_histogram(out, name, &labels, value),
            Value::Count(count) => push(out, format_args!("{name}{} {count}\n", labels.braced)),
            Value::Gauge(gauge) => push(out, format_args!("{name}{} {gauge}\n", labels.braced)),
        }
    }
}

fn write_histogram(out: &mut String, name: &str, labels: &Labels, value: &HistogramValue) {
    let Labels { open, braced } = labels;
    let mut cumulative = 0;
    for (le, count) in value.bounds.le().zip(&value.buckets) {
        cumulative += count;
        push(
            out,
            format_args!("{name}_bucket{open}le=\"{le}\"}} {cumulative}\n"),
        );
    }
    let sum = value.bounds.unit().print(value.sum);
    push(out, format_args!("{name}_sum{braced} {sum}\n"));
    push(out, format_args!("{name}_count{braced} {cumulative}\n"));
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text)
        .expect("a string takes all that is written to it");
}

/// The labels of a series, put together once for all of its lines.
struct Labels {
    /// `{method="GET",status="200",`, where another label follows.
    open: String,
    /// `{method="GET",status="200"}`, or nothing where there are none.
    braced: String,
}

impl Labels {
    fn of(names: &'static [&'static str], labels: &LabelSet) -> Self {
        let mut open = "{".to_owned();
        for (name, value) in labels.pairs(names) {
            push(&mut open, format_args!("{name}=\"{}\",", escape(value)));
        }
        let braced = match open.strip_suffix(',') {
            Some(labels) => format!("{labels}}}"),
            None => String::new(),
        };
        Self { open, braced }
    }
}

/// The three characters that the format asks to be escaped.
fn escape(value: &str) -> Cow<'_, str> {
    if !value.contains(['\\', '"', '\n']) {
        return value.into();
    }
    value
        .replace('\\', r"\\")
        .replace('"', r#"\""#)
        .replace('\n', r"\n")
        .into()
}

#[cfg(test)]
mod tests {
    use super::super::Registry;
    use crate::names;

    #[test]
    fn a_histogram_is_cumulative_and_its_count_is_the_last_bucket() {
        let registry = Registry::new();
        let job = registry.histogram(&names::JOB_DURATION, ["digest".into(), "ok".into()]);
        registry.observe(&job, 50_000_000);
        registry.observe(&job, 2_000_000_000);
        let text = registry.render();
        for line in [
            r#"background_job_duration_seconds_bucket{job="digest",outcome="ok",le="0.1"} 1"#,
            r#"background_job_duration_seconds_bucket{job="digest",outcome="ok",le="5"} 2"#,
            r#"background_job_duration_seconds_bucket{job="digest",outcome="ok",le="+Inf"} 2"#,
            r#"background_job_duration_seconds_sum{job="digest",outcome="ok"} 2.05"#,
            r#"background_job_duration_seconds_count{job="digest",outcome="ok"} 2"#,
            r#"background_job_runs_total{job="digest",outcome="ok"} 2"#,
        ] {
            assert!(
                text.lines().any(|found| found == line),
                "{line} is not in\n{text}"
            );
        }
    }

    #[test]
    fn label_values_are_escaped() {
        let registry = Registry::new();
        registry.counter(&names::SERIES_OVERFLOW, ["a\\b\"c\nd".into()]);
        let line = r#"callsight_series_overflow_total{metric="a\\b\"c\nd"} 0"#;
        assert!(registry.render().lines().any(|found| found == line));
    }

    #[test]
    fn the_prefix_of_database_metrics_can_be_chosen() {
        let registry = Registry::new();
        registry.set_db_prefix("zerodb".to_owned());
        let text = registry.render();
        assert!(text.contains("# TYPE zerodb_query_duration_seconds histogram"));
        assert!(!text.contains("\n# TYPE db_"));
    }
}
