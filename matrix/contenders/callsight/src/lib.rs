//! callsight, asked by its own scrape.

use callsight::registry::Registry;
use probe::{Recorded, Series};

/// Starts to record, which callsight does by itself.
pub fn recording() {}

/// What the scrape says of a function, whichever attribute it has.
#[must_use]
pub fn recorded(function: &str) -> Recorded {
    let scrape = Registry::global().render();
    let of_function: Vec<Series<'_>> = probe::series(&scrape)
        .filter(|series| is_of(series, function))
        .collect();
    let sum = |is_meant: &dyn Fn(&Series<'_>) -> bool| -> Option<f64> {
        let values = of_function.iter().filter(|series| is_meant(series));
        values.map(|series| series.value).reduce(|a, b| a + b)
    };
    let outcome = |outcome| {
        sum(&|series| is_count(series.name) && series.label("outcome") == Some(outcome)).map(whole)
    };
    Recorded {
        calls: sum(&|series| is_count(series.name) || is_look_up(series)).map(whole),
        outcomes: ["ok", "error", "cancelled", "panicked"].map(outcome),
        in_flight: sum(&|series| series.name.ends_with("_in_flight")),
        // A look-up takes no time that is the function's.
        seconds: sum(&|series| {
            series.name.ends_with("_duration_seconds_sum") && !is_of_cache(series)
        }),
    }
}

fn is_of(series: &Series<'_>, function: &str) -> bool {
    let labels: &[_] = if is_of_cache(series) {
        &["cache"]
    } else {
        &["function", "operation", "job"]
    };
    labels.iter().any(|label| {
        let value = series
            .label(label)
            .and_then(|value| value.rsplit("::").next());
        value == Some(function)
    })
}

fn is_count(name: &str) -> bool {
    [
        "function_calls_total",
        "db_queries_total",
        "external_api_requests_total",
        "background_job_runs_total",
    ]
    .contains(&name)
}

fn is_of_cache(series: &Series<'_>) -> bool {
    series.name.starts_with("cache_")
}

/// What `#[cached]` counts is whether a value was there.
fn is_look_up(series: &Series<'_>) -> bool {
    series.name == "cache_operations_total"
        && matches!(series.label("result"), Some("hit" | "miss"))
}

fn whole(count: f64) -> u64 {
    count as u64
}
