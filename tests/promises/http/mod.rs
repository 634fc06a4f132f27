//! Every request is one observation, under one id, in one of a bounded number of series.

mod bodies;
mod endings;
mod grpc;
mod layers;
mod leaving;
mod own;
mod protocols;
mod request_ids;
mod series;
mod services;

use crate::support::exposition::{Label, Scrape};
use crate::support::fixture::Fixture;
use crate::support::wait::{eventually, until};

/// The histograms that every request feeds.
const HISTOGRAMS: [&str; 4] = [
    "http_request_duration_seconds",
    "http_request_size_bytes",
    "http_response_size_bytes",
    "http_time_to_first_byte_seconds",
];

/// Waits until requests to `endpoint` have ended, and looks at the scrape then.
/// (A response can be read to its end before the server knows that it was.)
async fn ended(fixture: &Fixture, endpoint: &str, count: u64) -> Scrape {
    let labels = [("endpoint", endpoint)];
    let what = format!("{count} requests to {endpoint} to end");
    let scrape = eventually(&what, async || {
        let scrape = fixture.peer.scrape().await;
        let ended = scrape.find("http_requests_total", &labels)?;
        (ended >= count as f64).then_some(scrape)
    })
    .await;
    assert_eq!(scrape.count("http_requests_total", &labels), count);
    scrape
}

/// That `endpoint` was asked once, and ended like this.
#[track_caller]
fn assert_one(scrape: &Scrape, endpoint: &str, status: &str, outcome: &str) {
    let this = [
        ("endpoint", endpoint),
        ("status", status),
        ("outcome", outcome),
    ];
    assert_eq!(scrape.count("http_requests_total", &this), 1);
    assert_eq!(count_of(scrape, HISTOGRAMS[0], &this), 1);
    assert_eq!(scrape.count("http_requests_total", &this[..1]), 1);
}

#[track_caller]
fn count_of(scrape: &Scrape, histogram: &str, labels: &[Label<'_>]) -> u64 {
    scrape.count(&format!("{histogram}_count"), labels)
}

/// Waits until `count` requests are being served.
async fn active(fixture: &Fixture, count: u64) {
    let what = format!("active_requests to be {count}");
    until(&what, async || {
        fixture.peer.scrape().await.count("active_requests", &[]) == count
    })
    .await;
}
