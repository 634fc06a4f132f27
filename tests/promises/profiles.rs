//! The same traffic is counted the same under both sets of names, and Prometheus takes either.

use std::collections::BTreeMap;

use crate::support::exposition::{Sample, Scrape};
use crate::support::fixture::Fixture;
use crate::support::prometheus::{Prometheus, check_metrics};
use crate::support::wait::eventually;

const SEMCONV: (&str, &str) = ("CALLSIGHT_PROFILE", "semconv");

/// Ours, and what the conventions say.
const NAMES: [(&str, &str); 7] = [
    (
        "http_request_duration_seconds",
        "http_server_request_duration_seconds",
    ),
    (
        "http_request_size_bytes",
        "http_server_request_body_size_bytes",
    ),
    (
        "http_response_size_bytes",
        "http_server_response_body_size_bytes",
    ),
    ("active_requests", "http_server_active_requests"),
    (
        "rpc_call_duration_seconds",
        "rpc_server_call_duration_seconds",
    ),
    (
        "db_query_duration_seconds",
        "db_client_operation_duration_seconds",
    ),
    ("app_info", "target_info"),
];

const LABELS: [(&str, &str); 6] = [
    ("method", "http_request_method"),
    ("endpoint", "http_route"),
    ("status", "http_response_status_code"),
    ("system", "db_system_name"),
    ("collection", "db_collection_name"),
    ("function", "code_function_name"),
];

/// Requests that end in every way but one that waits, some of which query, work and stream.
const REQUESTS: [(&str, &str); 16] = [
    ("GET", "/items/1"),
    ("GET", "/items/2"),
    ("HEAD", "/items/3"),
    ("BREW", "/items/4"),
    ("DELETE", "/items/5"),
    ("POST", "/items"),
    ("GET", "/broken"),
    ("GET", "/no-such-route"),
    ("PROPFIND", "/nor/this"),
    ("GET", "/orders?millis=0"),
    ("GET", "/users?millis=0"),
    ("GET", "/archive?millis=none"),
    ("GET", "/rows/2"),
    ("GET", "/streams/3/10"),
    ("POST", "/works"),
    ("POST", "/tenants/2"),
];

/// The scrape of a service that answered all of them, and broke off two answers.
async fn after_the_same_traffic(variables: &[(&str, &str)]) -> (Fixture, Scrape) {
    let fixture = Fixture::configured(variables).await;
    for (method, path) in REQUESTS {
        let answer = fixture.peer.send(method, path).await;
        answer.bytes().await.expect("a whole body");
    }
    for path in ["/panics", "/breaks-off"] {
        // Neither is answered in full.
        let answer = fixture.peer.request("GET", path).send().await;
        if let Ok(answer) = answer {
            assert!(answer.bytes().await.is_err(), "{path}");
        }
    }
    let requests = (REQUESTS.len() + 2) as f64;
    let scrape = eventually("all requests to end", async || {
        let scrape = fixture.peer.scrape().await;
        let is_over = scrape.find("http_requests_total", &[]) == Some(requests);
        is_over.then_some(scrape)
    })
    .await;
    (fixture, scrape)
}

/// What does not depend on when anything happened, or how long it took.
fn counts(scrape: &Scrape) -> impl Iterator<Item = &Sample> {
    let times = [
        "_bucket",
        "_sum",
        "_scrape_duration_seconds",
        "_timestamp_seconds",
    ];
    let is_time = move |sample: &Sample| times.iter().any(|end| sample.name.ends_with(end));
    scrape.samples.iter().filter(move |sample| !is_time(sample))
}

/// `sample` as the profile `semconv` has it.
fn conventional(sample: &Sample) -> Sample {
    let name = NAMES
        .iter()
        .find_map(|(ours, theirs)| {
            let suffix = sample.name.strip_prefix(ours)?;
            Some(format!("{theirs}{suffix}"))
        })
        .unwrap_or_else(|| sample.name.clone());
    let is_own = sample.name.starts_with("http_") || sample.name.starts_with("db_");
    let mut labels: BTreeMap<String, String> = sample
        .labels
        .iter()
        .filter(|(_, value)| !["unmatched", "none"].contains(&value.as_str()))
        .map(|(label, value)| (conventional_label(&sample.name, label), value.clone()))
        .collect();
    if let (true, Some(outcome)) = (is_own, sample.labels.get("outcome")) {
        let status = sample
            .labels
            .get("status")
            .filter(|status| status.starts_with('5'));
        let error_type = match (outcome.as_str(), status) {
            ("ok", _) => None,
            ("error", Some(status)) => Some(status.as_str()),
            ("error", None) => Some("_OTHER"),
            (ending, _) => Some(ending),
        };
        labels.extend(error_type.map(|kind| ("error_type".to_owned(), kind.to_owned())));
    }
    if let (true, Some(metric)) = (name.starts_with("callsight_"), labels.get_mut("metric")) {
        let renamed = NAMES.iter().find(|(ours, _)| ours == metric);
        *metric = renamed.map_or(metric.clone(), |(_, theirs)| (*theirs).to_owned());
    }
    Sample {
        name,
        labels,
        value: sample.value,
    }
}

fn conventional_label(metric: &str, label: &str) -> String {
    match (metric, label) {
        ("app_info", "environment") => "deployment_environment_name".to_owned(),
        ("app_info", "service") => "service_name".to_owned(),
        ("app_info", "version") => "service_version".to_owned(),
        (metric, "operation") if metric.starts_with("db_") => "db_operation_name".to_owned(),
        (_, label) => LABELS
            .iter()
            .find_map(|(ours, theirs)| (*ours == label).then_some(*theirs))
            .unwrap_or(label)
            .to_owned(),
    }
}

#[tokio::test]
async fn the_same_traffic_is_counted_the_same_under_both_profiles() {
    let (_classic, ours) = after_the_same_traffic(&[]).await;
    let (_semconv, theirs) = after_the_same_traffic(&[SEMCONV]).await;

    let expected: BTreeMap<_, _> = counts(&ours)
        .map(conventional)
        .map(|sample| (sample.identity(), sample.value))
        .collect();
    let found: BTreeMap<_, _> = counts(&theirs)
        .map(|sample| (sample.identity(), sample.value))
        .collect();
    assert_eq!(expected.len(), counts(&ours).count(), "no two became one");
    for (series, value) in &expected {
        assert_eq!(found.get(series), Some(value), "{series}");
    }
    assert_eq!(found.len(), expected.len());
    assert_eq!(theirs.families.len(), ours.families.len());

    let requests = "http_server_request_duration_seconds_count";
    let of = |labels: &[(&str, &str)]| theirs.count(requests, labels);
    assert_eq!(
        of(&[
            ("http_route", "/items/{id}"),
            ("http_response_status_code", "200")
        ]),
        3
    );
    assert_eq!(of(&[("error_type", "500")]), 1);
    assert_eq!(of(&[("error_type", "panicked")]), 1);
    assert_eq!(
        of(&[("error_type", "_OTHER"), ("http_route", "/breaks-off")]),
        1
    );
    let unmatched = theirs
        .select(requests, &[])
        .filter(|series| !series.labels.contains_key("http_route"));
    assert_eq!(
        unmatched
            .map(|series| series.value)
            .sum::<f64>()
            .to_string(),
        "2"
    );
}

#[tokio::test]
async fn a_real_prometheus_takes_the_names_of_the_conventions() {
    let (fixture, _) = after_the_same_traffic(&[SEMCONV]).await;
    let linted = check_metrics(&fixture.peer.scraped_text().await);
    assert_eq!(linted.code, Some(0), "{}{}", linted.stdout, linted.stderr);

    let port = fixture.peer.base.rsplit_once(':').expect("a port").1;
    let prometheus = Prometheus::scraping(port.parse().expect("a number")).await;
    for (query, value) in [
        (
            r#"sum(http_server_request_duration_seconds_count{http_route="/items/{id}"})"#,
            "5",
        ),
        (
            r#"sum(http_server_request_duration_seconds_count{http_route=""})"#,
            "2",
        ),
        (
            r#"sum(http_server_request_duration_seconds_count{error_type!=""})"#,
            "3",
        ),
        (
            r#"sum(db_client_operation_duration_seconds_count{db_system_name="sqlite",db_collection_name="users",db_operation_name="select"})"#,
            "1",
        ),
        ("sum(http_server_active_requests)", "0"),
        (
            r#"target_info{service_name="fixture",service_version="1.2.3"}"#,
            "1",
        ),
    ] {
        eventually(query, async || {
            let answer = prometheus.query(query).await;
            answer
                .iter()
                .any(|(_, found)| found.to_string() == value)
                .then_some(())
        })
        .await;
    }
}

#[tokio::test]
async fn names_are_ours_under_the_profile_that_has_them() {
    let development = ("CALLSIGHT_ENVIRONMENT", "development");
    let fixture = Fixture::configured(&[SEMCONV, development]).await;
    fixture.peer.send("POST", "/trespasses").await;
    let scrape = fixture.peer.scrape().await;
    // `http_requests_total` is ours in both.
    assert_eq!(scrape.count("callsight_facade_refused_total", &[]), 1);
    assert_eq!(scrape.count("active_requests", &[]), 1_000);
    assert_eq!(scrape.count("db_query_duration_seconds_count", &[]), 1);

    let catalogue = fixture.peer.json("/metrics/catalogue").await;
    let metrics = catalogue["metrics"].as_array().expect("metrics");
    let requests = metrics
        .iter()
        .find(|metric| metric["name"] == "http_server_request_duration_seconds")
        .expect("requests under their conventional name");
    let labels = [
        "http_request_method",
        "http_route",
        "http_response_status_code",
        "outcome",
        "error_type",
    ];
    assert_eq!(requests["labels"], serde_json::json!(labels));
    for metric in metrics {
        let name = metric["name"].as_str().expect("a name");
        assert!(scrape.families.contains_key(name), "{name}");
    }

    let summary = fixture.peer.json("/metrics/summary").await;
    let gauges = summary["gauges"].as_array().expect("gauges");
    let info = gauges.iter().find(|gauge| gauge["name"] == "target_info");
    let labels = &info.expect("what is running")["labels"];
    assert_eq!(labels["service_name"], "fixture");
    assert_eq!(labels["deployment_environment_name"], "development");
}
