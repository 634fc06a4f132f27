//! However a request ends, it is counted once and no longer active.

use super::{active, assert_one, ended};
use crate::support::fixture::Fixture;

#[tokio::test]
async fn an_answered_request_is_ok_under_its_route() {
    let fixture = Fixture::start().await;
    assert_eq!(fixture.peer.status("/items/17").await, 200);

    let scrape = ended(&fixture, "/items/{id}", 1).await;
    assert_one(&scrape, "/items/{id}", "200", "ok");
    assert_eq!(scrape.count("active_requests", &[]), 0);
}

#[tokio::test]
async fn a_server_error_is_an_error_and_a_client_error_is_not() {
    let fixture = Fixture::start().await;
    assert_eq!(fixture.peer.status("/broken").await, 500);
    assert_eq!(fixture.peer.status("/items").await, 405);
    assert_eq!(fixture.peer.status("/nowhere").await, 404);

    assert_one(
        &ended(&fixture, "/broken", 1).await,
        "/broken",
        "500",
        "error",
    );
    assert_one(&ended(&fixture, "/items", 1).await, "/items", "405", "ok");
    let scrape = ended(&fixture, "unmatched", 1).await;
    assert_one(&scrape, "unmatched", "404", "ok");
}

#[tokio::test]
async fn a_request_whose_client_leaves_is_cancelled() {
    let fixture = Fixture::start().await;
    let waiting = tokio::spawn(fixture.peer.request("GET", "/hangs").send());
    active(&fixture, 1).await;
    waiting.abort();
    active(&fixture, 0).await;

    let scrape = ended(&fixture, "/hangs", 1).await;
    assert_one(&scrape, "/hangs", "none", "cancelled");
}

#[tokio::test]
async fn a_handler_that_panics_is_panicked() {
    let fixture = Fixture::start().await;
    let answer = fixture.peer.request("GET", "/panics").send().await;
    assert!(answer.is_err(), "the connection should have closed");
    active(&fixture, 0).await;

    let scrape = ended(&fixture, "/panics", 1).await;
    assert_one(&scrape, "/panics", "none", "panicked");
}

#[tokio::test]
async fn many_at_once_are_all_active_and_then_none() {
    let fixture = Fixture::start().await;
    let waiting: Vec<_> = (0..50)
        .map(|_| tokio::spawn(fixture.peer.request("GET", "/hangs").send()))
        .collect();
    active(&fixture, 50).await;
    for request in waiting {
        request.abort();
    }
    active(&fixture, 0).await;

    let scrape = ended(&fixture, "/hangs", 50).await;
    let cancelled = [("endpoint", "/hangs"), ("outcome", "cancelled")];
    assert_eq!(scrape.count("http_requests_total", &cancelled), 50);
}
