//! A request ends with its body, and both bodies are counted to the byte.

use reqwest::Response;

use super::{HISTOGRAMS, active, assert_one, count_of, ended};
use crate::support::fixture::Fixture;

/// Reads exactly one piece: the body stays open.
async fn piece(answer: &mut Response) -> usize {
    let piece = answer.chunk().await.expect("no error yet");
    piece.expect("more to come").len()
}

#[tokio::test]
async fn a_streamed_body_is_one_observation_of_all_its_bytes() {
    let fixture = Fixture::start().await;
    let body = fixture.peer.text("/streams/100/1000").await;
    assert_eq!(body.len(), 100_000);

    let endpoint = "/streams/{pieces}/{bytes}";
    let scrape = ended(&fixture, endpoint, 1).await;
    assert_one(&scrape, endpoint, "200", "ok");
    let labels = [("endpoint", endpoint)];
    for histogram in HISTOGRAMS {
        assert_eq!(count_of(&scrape, histogram, &labels), 1, "{histogram}");
    }
    assert_eq!(
        scrape.count("http_response_size_bytes_sum", &labels),
        100_000
    );
    assert_eq!(scrape.count("http_request_size_bytes_sum", &labels), 0);
}

#[tokio::test]
async fn a_request_lasts_until_its_body_ends() {
    let fixture = Fixture::start().await;
    let mut answer = fixture.peer.send("GET", "/waits").await;
    assert_eq!(piece(&mut answer).await, 10);

    let open = fixture.peer.scrape().await;
    assert_eq!(open.count("active_requests", &[]), 1);
    let labels = [("endpoint", "/waits")];
    assert!(
        open.find("http_requests_total", &labels)
            .is_none_or(|ended| ended <= 0.0)
    );

    let held = std::time::Duration::from_millis(200);
    tokio::time::sleep(held).await;
    fixture.peer.send("POST", "/goes-on").await;
    assert_eq!(piece(&mut answer).await, 10);
    assert!(answer.chunk().await.expect("no error").is_none());

    let scrape = ended(&fixture, "/waits", 1).await;
    assert_one(&scrape, "/waits", "200", "ok");
    active(&fixture, 0).await;
    let sum = |metric: &str| scrape.total(&format!("{metric}_sum"), &labels);
    let whole = sum("http_request_duration_seconds");
    let first_byte = sum("http_time_to_first_byte_seconds");
    assert!(whole >= held.as_secs_f64(), "ended after {whole} s");
    assert!(
        first_byte <= whole - held.as_secs_f64(),
        "first byte after {first_byte} s of {whole} s"
    );
    assert_eq!(scrape.count("http_response_size_bytes_sum", &labels), 20);
}

#[tokio::test]
async fn a_body_dropped_half_way_is_cancelled_with_its_status() {
    let fixture = Fixture::start().await;
    let mut answer = fixture.peer.send("GET", "/never-ends").await;
    piece(&mut answer).await;
    active(&fixture, 1).await;
    drop(answer);
    active(&fixture, 0).await;

    let scrape = ended(&fixture, "/never-ends", 1).await;
    assert_one(&scrape, "/never-ends", "200", "cancelled");
}

#[tokio::test]
async fn a_body_that_breaks_off_is_one_error() {
    let fixture = Fixture::start().await;
    let answer = fixture.peer.send("GET", "/breaks-off").await;
    assert!(answer.bytes().await.is_err());

    let scrape = ended(&fixture, "/breaks-off", 1).await;
    assert_one(&scrape, "/breaks-off", "200", "error");
    active(&fixture, 0).await;
}

#[tokio::test]
async fn a_request_body_is_counted_as_far_as_it_was_read() {
    let fixture = Fixture::start().await;
    let request = fixture.peer.request("POST", "/items");
    let answer = request.body(vec![b'x'; 70_000]).send().await;
    let answer = answer.expect("an answer");
    assert_eq!(answer.status(), 201);
    assert_eq!(answer.text().await.expect("a body"), "70000");

    let scrape = ended(&fixture, "/items", 1).await;
    let labels = [("endpoint", "/items"), ("status", "201")];
    assert_eq!(scrape.count("http_request_size_bytes_sum", &labels), 70_000);
    assert_eq!(scrape.count("http_response_size_bytes_sum", &labels), 5);
}

#[tokio::test]
async fn head_is_its_own_method_and_sends_no_body() {
    let fixture = Fixture::start().await;
    let answer = fixture.peer.send("HEAD", "/items/17").await;
    assert_eq!(answer.status(), 200);
    drop(answer);

    let scrape = ended(&fixture, "/items/{id}", 1).await;
    assert_one(&scrape, "/items/{id}", "200", "ok");
    let labels = [("endpoint", "/items/{id}"), ("method", "HEAD")];
    assert_eq!(scrape.count("http_requests_total", &labels), 1);
    assert_eq!(scrape.count("http_response_size_bytes_sum", &labels), 0);
}
