//! Whatever is recorded is captured: look-ups, jobs, streams, labels, requests.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::routing::get;
use callsight::http::HttpLayer;
use callsight::registry::Registry;
use callsight::testing;
use callsight::{background_job, cached, external_api, timed};
use futures_util::{Stream, StreamExt, stream};
use tower::ServiceExt;

use crate::support::exposition::Scrape;

#[cached(name = "kinds::price")]
pub(super) fn price(product: u32) -> u32 {
    product * 3
}

#[background_job(name = "kinds::sweep")]
fn sweep() {}

#[external_api("kinds", operation = "charge")]
fn charge() -> Result<(), std::io::Error> {
    Err(std::io::ErrorKind::ConnectionRefused.into())
}

#[timed(name = "kinds::rows")]
fn rows() -> impl Stream<Item = u32> {
    stream::iter(0..5)
}

#[timed(name = "kinds::greet", labels(tenant = tenant, max = 3))]
fn greet(tenant: u32) {}

/// A metric, labels, and what their series say together.
type Expected<'a> = (&'a str, &'a [(&'a str, &'a str)], f64);

#[tokio::test]
async fn every_kind_of_call_is_captured_and_its_series_in_the_process_are_at_zero() {
    let captured = testing::capture();
    assert_eq!(price(7) + price(7), 42);
    sweep();
    assert!(charge().is_err());
    assert_eq!(rows().count().await, 5);
    (0..5).for_each(greet);
    let app = Router::new()
        .route("/kinds", get(async || "here"))
        .layer(HttpLayer::new(Registry::global()));
    let request = Request::get("/kinds")
        .body(Body::empty())
        .expect("a request");
    let answer = app.oneshot(request).await.expect("an answer");
    answer
        .into_body()
        .into_data_stream()
        .for_each(async |_| {})
        .await;

    let charges = captured.calls("kinds::charge");
    assert_eq!(
        (charges.error_types(), charges.durations()),
        (vec!["connect"], vec![Duration::ZERO])
    );
    let expected: [Expected<'_>; 9] = [
        (
            "cache_operations_total",
            &[("cache", "kinds::price"), ("result", "hit")],
            1.0,
        ),
        (
            "cache_operations_total",
            &[("cache", "kinds::price"), ("result", "miss")],
            1.0,
        ),
        ("background_job_runs_total", &[("job", "kinds::sweep")], 1.0),
        (
            "external_api_errors_total",
            &[("service", "kinds"), ("error_type", "connect")],
            1.0,
        ),
        ("stream_items_total", &[("function", "kinds::rows")], 5.0),
        ("function_calls_total", &[("function", "kinds::rows")], 1.0),
        ("function_calls_total", &[("function", "kinds::greet")], 5.0),
        (
            "function_calls_total",
            &[("function", "kinds::greet"), ("tenant", "other")],
            2.0,
        ),
        (
            "http_requests_total",
            &[("endpoint", "/kinds"), ("status", "200")],
            1.0,
        ),
    ];
    for (metric, labels, value) in expected {
        assert_eq!(
            captured.value(metric, labels),
            Some(value),
            "{metric} {labels:?}"
        );
    }
    assert!(captured.value("background_job_last_success_timestamp_seconds", &[]) > Some(1e9));

    drop(captured);
    let process = Scrape::of(&Registry::global().render());
    for (metric, labels, _) in expected {
        let value = process.find(metric, labels).unwrap_or_default();
        assert_eq!(value.to_string(), "0", "{metric} {labels:?}");
    }
}

#[timed(name = "kinds::serve", labels(tenant = tenant, max = 3))]
fn serve(tenant: u32) {}

#[test]
fn a_test_has_the_room_of_labels_for_itself_and_takes_none_from_others() {
    let served = |capture: &testing::Capture, tenant: &str| {
        let labels = [("function", "kinds::serve"), ("tenant", tenant)];
        capture
            .value("function_calls_total", &labels)
            .unwrap_or_default()
    };
    for tenants in [0..4, 10..14, 2..6] {
        let captured = testing::capture();
        tenants.clone().for_each(serve);
        tenants.clone().for_each(serve);
        let found = tenants.map(|tenant| served(&captured, &tenant.to_string()));
        assert_eq!(found.collect::<Vec<_>>(), [2.0, 2.0, 2.0, 0.0]);
        assert_eq!(served(&captured, "other").to_string(), "2");
    }
    (20..24).for_each(serve);
    let process = Scrape::of(&Registry::global().render());
    let tenant = |tenant| {
        let labels = [("function", "kinds::serve"), ("tenant", tenant)];
        process.count("function_calls_total", &labels)
    };
    assert_eq!(["20", "22", "other"].map(tenant), [1, 1, 1]);
}

#[tokio::test]
async fn what_outlives_its_capture_is_counted_there_to_its_end() {
    let capture = testing::Capture::new();
    let app = Router::new()
        .route("/outlives", get(async || "here"))
        .layer(HttpLayer::new(Registry::global()));
    let request = Request::get("/outlives").body(Body::empty());
    let answer = capture
        .scope(app.oneshot(request.expect("a request")))
        .await;
    let mut stream = Box::pin(lines());
    capture.scope(stream.next()).await;
    assert_eq!(capture.value("active_requests", &[]), Some(1.0));

    drop(answer);
    assert_eq!(stream.count().await, 4);
    let value = |metric, labels: &[(&str, &str)]| capture.value(metric, labels);
    assert_eq!(value("active_requests", &[]), Some(0.0));
    let request = [("endpoint", "/outlives"), ("outcome", "cancelled")];
    assert_eq!(value("http_requests_total", &request), Some(1.0));
    let function = [("function", "kinds::lines")];
    assert_eq!(value("stream_items_total", &function), Some(5.0));
    assert_eq!(capture.calls("kinds::lines").ok(), 1);
    let process = Scrape::of(&Registry::global().render());
    assert_eq!(process.count("stream_items_total", &function), 0);
    assert_eq!(process.count("http_requests_total", &request), 0);
}

#[timed(name = "kinds::lines")]
fn lines() -> impl Stream<Item = u32> {
    stream::iter(0..5)
}
