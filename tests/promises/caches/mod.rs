//! Every look-up is a hit or a miss, and the ratio is theirs.

mod attribute;
mod service;
mod shop;

use crate::support::exposition::Scrape;
use crate::support::telemetry::scrape;

/// Operations of `cache` that ended so.
#[track_caller]
fn operations(scrape: &Scrape, cache: &str, operation: &str, result: &str) -> u64 {
    let labels = [
        ("cache", cache),
        ("operation", operation),
        ("result", result),
    ];
    let counted = scrape.count("cache_operations_total", &labels);
    let timed = scrape.count("cache_operation_duration_seconds_count", &labels);
    assert_eq!(timed, counted, "{labels:?}: histogram and counter disagree");
    counted
}

/// Hits and misses of `cache` so far; their ratio is checked on the way.
#[track_caller]
fn look_ups(cache: &str) -> (u64, u64) {
    let scrape = scrape();
    let hits = operations(&scrape, cache, "get", "hit");
    let misses = operations(&scrape, cache, "get", "miss");
    let ratio = scrape.find("cache_hit_ratio", &[("cache", cache)]);
    match ratio {
        None => assert_eq!(hits + misses, 0, "look-ups, but no ratio"),
        Some(ratio) => {
            let expected = hits as f64 / (hits + misses) as f64;
            assert!((ratio - expected).abs() < 1e-9, "{ratio}, not {expected}");
        }
    }
    (hits, misses)
}
