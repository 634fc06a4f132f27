//! An error is counted under what it is, as the servers themselves make it.

mod databases;
mod redis;
mod services;

use crate::support::telemetry::scrape;

/// How many errors of a query function there were, by type; what is at zero is left out.
fn errors_of_query(function: &str) -> Vec<(String, u64)> {
    errors("db_query_errors_total", ("function", function))
}

/// The same, of calls of a service for `operation`.
fn errors_of_service(operation: &str) -> Vec<(String, u64)> {
    errors("external_api_errors_total", ("operation", operation))
}

fn errors(metric: &str, label: (&str, &str)) -> Vec<(String, u64)> {
    let scrape = scrape();
    let types = scrape.values(metric, "error_type");
    types
        .into_iter()
        .filter_map(|kind| {
            let labels = [label, ("error_type", kind)];
            scrape.find(metric, &labels)?;
            let count = scrape.count(metric, &labels);
            (count > 0).then(|| (kind.to_owned(), count))
        })
        .collect()
}

#[track_caller]
fn assert_types(found: &[(String, u64)], expected: &[(&str, u64)]) {
    let found: Vec<_> = found.iter().map(|(kind, n)| (kind.as_str(), *n)).collect();
    assert_eq!(found, expected);
}
