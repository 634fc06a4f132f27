//! What is declared is there before it happens, at 0: an alert on its first increase works.

use serde_json::Value;

use crate::support::exposition::{Label, Scrape};
use crate::support::fixture::Fixture;
use crate::support::shop::Shop;

const OUTCOMES: [&str; 4] = ["ok", "error", "cancelled", "panicked"];

/// What one kind of callsite feeds, and the labels that its catalogue entry gives.
struct Family {
    attribute: &'static str,
    labels: &'static [&'static str],
    /// Counter and histogram, by outcome.
    ended: [&'static str; 2],
    in_flight: &'static str,
}

const FAMILIES: [Family; 4] = [
    Family {
        attribute: "timed_query",
        labels: &["system", "collection", "operation", "function"],
        ended: ["db_queries_total", "db_query_duration_seconds_count"],
        in_flight: "db_queries_in_flight",
    },
    Family {
        attribute: "external_api",
        labels: &["service", "operation"],
        ended: [
            "external_api_requests_total",
            "external_api_duration_seconds_count",
        ],
        in_flight: "external_api_requests_in_flight",
    },
    Family {
        attribute: "background_job",
        labels: &["job"],
        ended: [
            "background_job_runs_total",
            "background_job_duration_seconds_count",
        ],
        in_flight: "background_job_runs_in_flight",
    },
    Family {
        attribute: "timed",
        labels: &["function"],
        ended: ["function_calls_total", "function_duration_seconds_count"],
        in_flight: "function_calls_in_flight",
    },
];

/// The series that `entry` of the catalogue declares: a name and labels each.
fn declared(entry: &Value) -> Vec<(&'static str, Vec<Label<'_>>)> {
    let attribute = entry["attribute"].as_str().expect("an attribute");
    if attribute == "cached" {
        return declared_by_cache(entry["cache"].as_str().expect("a cache"));
    }
    let family = FAMILIES
        .iter()
        .find(|family| family.attribute == attribute)
        .unwrap_or_else(|| panic!("`{attribute}` is unknown to this test"));
    let labels: Vec<_> = family
        .labels
        .iter()
        .map(|label| (*label, entry[label].as_str().expect(label)))
        .collect();

    let mut series = vec![(family.in_flight, labels.clone())];
    if has_open_labels(entry) {
        return series;
    }
    for outcome in OUTCOMES {
        let ended = [labels.as_slice(), &[("outcome", outcome)]].concat();
        series.extend(family.ended.map(|name| (name, ended.clone())));
    }
    if attribute == "timed_query" {
        for threshold in ["slow", "critical"] {
            let slow = [labels.as_slice(), &[("threshold_type", threshold)]].concat();
            series.push(("db_slow_queries_total", slow));
        }
    }
    series
}

/// Whether some of its labels can be anything: which sets there are is known when they are met.
fn has_open_labels(entry: &Value) -> bool {
    let labels = entry["labels"].as_object();
    labels.is_some_and(|labels| labels.values().any(Value::is_null))
}

fn declared_by_cache(cache: &str) -> Vec<(&'static str, Vec<Label<'_>>)> {
    ["hit", "miss"]
        .into_iter()
        .flat_map(|result| {
            let labels = vec![("cache", cache), ("operation", "get"), ("result", result)];
            [
                ("cache_operations_total", labels.clone()),
                ("cache_operation_duration_seconds_count", labels),
            ]
        })
        .collect()
}

/// Every declared series with its value; one that is missing fails the test.
fn values(scrape: &Scrape, catalogue: &Value) -> Vec<(String, u64)> {
    let functions = catalogue["functions"].as_array().expect("functions");
    functions
        .iter()
        .flat_map(declared)
        .map(|(name, labels)| (format!("{name}{labels:?}"), scrape.count(name, &labels)))
        .collect()
}

/// The attributes of a catalogue, each once.
fn attributes(catalogue: &Value) -> Vec<&str> {
    let functions = catalogue["functions"].as_array().expect("functions");
    let mut attributes: Vec<_> = functions
        .iter()
        .filter_map(|entry| entry["attribute"].as_str())
        .collect();
    attributes.sort_unstable();
    attributes.dedup();
    attributes
}

#[tokio::test]
async fn every_annotated_function_has_its_series_at_zero() {
    let fixture = Fixture::start().await;
    let catalogue = fixture.peer.json("/metrics/catalogue").await;
    let all = [
        "background_job",
        "cached",
        "external_api",
        "timed",
        "timed_query",
    ];
    assert_eq!(attributes(&catalogue), all);

    let values = values(&fixture.peer.scrape().await, &catalogue);
    assert!(values.len() > 40, "{values:?}");
    for (series, value) in values {
        assert_eq!(value, 0, "{series}");
    }
}

#[tokio::test]
async fn calls_make_no_series_that_was_not_there() {
    let fixture = Fixture::start().await;
    let families = [
        "db_",
        "external_",
        "cache_operation",
        "background_job_d",
        "function_",
    ];
    let identities = async || {
        let scrape = fixture.peer.scrape().await;
        families.map(|family| scrape.identities(family))
    };
    let before = identities().await;
    fixture.peer.send("POST", "/works").await;
    fixture.peer.status("/orders?millis=0").await;

    assert_eq!(identities().await, before);
    let scrape = fixture.peer.scrape().await;
    assert_eq!(
        scrape.count("external_api_requests_total", &[("outcome", "ok")]),
        1
    );
    assert_eq!(
        scrape.count("function_calls_total", &[("outcome", "ok")]),
        1
    );
}

#[tokio::test]
async fn what_means_nothing_yet_is_absent() {
    let fixture = Fixture::start().await;
    let last_success = "background_job_last_success_timestamp_seconds";
    let before = fixture.peer.scrape().await;
    assert_eq!(before.find("cache_hit_ratio", &[]), None);
    assert_eq!(before.find(last_success, &[]), None);

    let started = unix_seconds();
    fixture.peer.send("POST", "/works").await;
    let after = fixture.peer.scrape().await;
    assert_eq!(after.count("cache_hit_ratio", &[("cache", "prices")]), 0);
    let succeeded = after.total(last_success, &[("job", "sweep")]);
    // It has milliseconds.
    assert!(
        (started - 0.001..=unix_seconds()).contains(&succeeded),
        "{succeeded}"
    );
}

fn unix_seconds() -> f64 {
    let since_1970 = std::time::UNIX_EPOCH.elapsed();
    since_1970.expect("a clock after 1970").as_secs_f64()
}

#[tokio::test]
async fn declared_routes_have_their_series_at_zero() {
    let fixture = Fixture::start().await;
    let scrape = fixture.peer.scrape().await;

    for (method, endpoint) in [("GET", "/items/{id}"), ("POST", "/items")] {
        let endings = [
            ("200", "ok"),
            ("404", "ok"),
            ("500", "error"),
            ("none", "cancelled"),
            ("none", "panicked"),
        ];
        for (status, outcome) in endings {
            let labels = [
                ("method", method),
                ("endpoint", endpoint),
                ("status", status),
                ("outcome", outcome),
            ];
            assert_eq!(scrape.count("http_requests_total", &labels), 0);
            assert_eq!(
                scrape.count("http_request_duration_seconds_count", &labels),
                0
            );
        }
    }
}

#[tokio::test]
async fn the_shop_declares_all_that_it_annotates() {
    let shop = Shop::quiet(&[]).await;
    let catalogue = shop.peer.json("/metrics/catalogue").await;
    let scrape = shop.peer.scrape().await;

    // Its job may have run already, so what counts is that nothing is missing.
    assert!(values(&scrape, &catalogue).len() > 40);
    assert!(attributes(&catalogue).len() >= 4, "{catalogue}");
    let requests: Vec<_> = scrape.select("http_requests_total", &[]).collect();
    assert!(requests.len() > 10, "{requests:?}");
    assert_eq!(scrape.count("http_requests_total", &[]), 0);
    for name in ["timed_query", "external_api", "cached", "background_job"] {
        assert!(
            attributes(&catalogue).contains(&name),
            "no {name} in the shop"
        );
    }
}
