//! The `metrics` facade with metrics-exporter-prometheus behind it.

use metrics::{counter, histogram};

use super::by_hand::recorded;
use crate::contender::Contender;
use crate::peers::exporter;

pub(super) const ALL: &[Contender] = &[
    Contender::new(
        "metrics",
        "metrics macros and exporter, looked up at each call",
        "metrics-exporter-prometheus",
        || {
            exporter::install()?;
            Ok(recorded(|time, is_error| {
                histogram!("call_duration_seconds", "function" => "work").record(time);
                counter!("calls_total", "function" => "work", "outcome" => outcome(is_error))
                    .increment(1);
            }))
        },
    ),
    Contender::new(
        "metrics-handles",
        "metrics handles and exporter, looked up once",
        "metrics-exporter-prometheus",
        || {
            exporter::install()?;
            let durations = histogram!("call_duration_seconds", "function" => "work");
            let [ok, errors] = [false, true].map(
                |is_error| counter!("calls_total", "function" => "work", "outcome" => outcome(is_error)),
            );
            Ok(recorded(move |time, is_error| {
                durations.record(time);
                if is_error { &errors } else { &ok }.increment(1);
            }))
        },
    ),
];

fn outcome(is_error: bool) -> &'static str {
    if is_error { "error" } else { "ok" }
}
