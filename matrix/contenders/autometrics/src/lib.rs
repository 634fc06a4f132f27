//! autometrics, asked by its own scrape.

use autometrics::prometheus_exporter;
use probe::{Recorded, Series};

/// Starts to record.
pub fn recording() {
    prometheus_exporter::init();
}

/// What the scrape says of a function.
#[must_use]
pub fn recorded(function: &str) -> Recorded {
    let scrape = prometheus_exporter::encode_to_string().expect("a scrape");
    let of_function: Vec<Series<'_>> = probe::series(&scrape)
        .filter(|series| {
            let name = series.label("function");
            name.is_some_and(|name| probe::is_of(name, function))
        })
        .collect();
    let sum = |name: &str, result: Option<&str>| -> f64 {
        let series = of_function.iter().filter(|series| series.name == name);
        series
            .filter(|series| result.is_none() || series.label("result") == result)
            .map(|series| series.value)
            .sum()
    };
    let of_result = |result| sum("function_calls_total", result) as u64;
    Recorded {
        calls: Some(of_result(None)),
        // What returns no `Result` has no outcome, and all of that is called ok here.
        outcomes: [
            Some(of_result(None) - of_result(Some("error"))),
            Some(of_result(Some("error"))),
            None,
            None,
        ],
        in_flight: Some(sum("function_calls_concurrent", None)),
        seconds: Some(sum("function_calls_duration_seconds_sum", None)),
    }
}
