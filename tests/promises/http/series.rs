//! What clients send never makes a series.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{HISTOGRAMS, ended};
use crate::support::fixture::Fixture;

/// The series of requests that ended, without their numbers.
async fn series(fixture: &Fixture) -> BTreeSet<String> {
    fixture.peer.scrape().await.identities("http_")
}

fn random_path() -> String {
    let id = Uuid::now_v7();
    format!("/{}/{}?q={id}", id.simple(), id.as_u128() % 100_000)
}

/// A valid method that nobody defined.
fn random_method() -> String {
    let letters = Uuid::now_v7().simple().to_string();
    format!("M{}", letters.to_uppercase())
}

/// Five hundred random paths, and twenty-five random methods on a route and off.
async fn noise(fixture: &Fixture) {
    for _ in 0..500 {
        assert_eq!(fixture.peer.status(&random_path()).await, 404);
    }
    for _ in 0..25 {
        let off = fixture.peer.send(&random_method(), &random_path()).await;
        assert_eq!(off.status(), 404);
        let on = fixture.peer.send(&random_method(), "/items/17").await;
        assert_eq!(on.status(), 405);
    }
}

#[tokio::test]
async fn random_paths_and_methods_are_one_endpoint_and_one_method() {
    let fixture = Fixture::start().await;
    let before = fixture.peer.scrape().await;
    noise(&fixture).await;

    let once = ended(&fixture, "unmatched", 525).await;
    let mut endpoints = before.values("http_requests_total", "endpoint");
    endpoints.insert("unmatched");
    assert_eq!(once.values("http_requests_total", "endpoint"), endpoints);
    let methods = once.values("http_requests_total", "method");
    assert!(
        methods
            .iter()
            .all(|method| ["GET", "POST", "_OTHER"].contains(method)),
        "{methods:?}"
    );
    let other = [("method", "_OTHER")];
    assert_eq!(once.count("http_requests_total", &other), 50);

    let series_after_once = series(&fixture).await;
    noise(&fixture).await;
    ended(&fixture, "unmatched", 1_050).await;
    assert_eq!(series(&fixture).await, series_after_once);
}

#[tokio::test]
async fn ids_in_a_path_are_one_route() {
    let fixture = Fixture::start().await;
    for id in 0..100 {
        assert_eq!(fixture.peer.status(&format!("/items/{id}")).await, 200);
    }
    let scrape = ended(&fixture, "/items/{id}", 100).await;
    for histogram in HISTOGRAMS {
        let bucket = format!("{histogram}_bucket");
        let labels = [
            ("endpoint", "/items/{id}"),
            ("status", "200"),
            ("outcome", "ok"),
            ("le", "+Inf"),
        ];
        assert_eq!(scrape.count(&bucket, &labels), 100);
    }
}

#[tokio::test]
async fn metrics_health_and_root_are_not_measured() {
    let fixture = Fixture::start().await;
    for _ in 0..10 {
        for path in ["/", "/health", "/metrics", "/metrics/catalogue"] {
            assert_eq!(fixture.peer.status(path).await, 200);
        }
    }
    // Requests are counted in order on one connection, so this one comes last.
    assert_eq!(fixture.peer.status("/items/17").await, 200);

    let scrape = ended(&fixture, "/items/{id}", 1).await;
    assert_eq!(scrape.count("http_requests_total", &[]), 1);
    let endpoints = scrape.values("http_requests_total", "endpoint");
    for excluded in ["/", "/health", "/metrics", "/metrics/catalogue"] {
        assert!(!endpoints.contains(excluded), "{excluded} has a series");
    }
}

#[tokio::test]
async fn other_routes_can_be_excluded() {
    let fixture =
        Fixture::configured(&[("CALLSIGHT_EXCLUDED_ROUTES", "/broken,/items/{id}")]).await;
    assert_eq!(fixture.peer.status("/broken").await, 500);
    assert_eq!(fixture.peer.status("/items/17").await, 200);
    assert_eq!(fixture.peer.status("/orders?millis=0").await, 200);

    let scrape = ended(&fixture, "/orders", 1).await;
    assert_eq!(scrape.count("http_requests_total", &[]), 1);
}
