//! The shop serves gRPC beside its routes, on one port.

use std::net::Ipv4Addr;

use tonic::{Code, Request};
use tonic_health::pb::health_client::HealthClient;

use super::server::{asking, channel_to};
use super::{CALLS, SERVICE, checked};
use crate::support::shop::Shop;
use crate::support::wait::eventually;

/// Its series are there before anybody asks, and what it does not serve is still answered by HTTP.
#[tokio::test]
async fn the_shop_serves_its_health_beside_its_routes() {
    let shop = Shop::quiet(&[]).await;
    let scrape = shop.peer.scrape().await;
    for method in ["Check", "Watch"] {
        for (status, outcome) in [("OK", "ok"), ("INTERNAL", "error"), ("none", "cancelled")] {
            let labels = [("method", method), ("status", status), ("outcome", outcome)];
            assert_eq!(scrape.find(CALLS, &labels), Some(0.0), "{labels:?}");
        }
    }
    let address = (Ipv4Addr::LOCALHOST, shop.port).into();
    let mut client = HealthClient::new(channel_to(address).await);
    assert_eq!(checked(&mut client, "").await, Code::Ok);
    assert_eq!(checked(&mut client, "till").await, Code::NotFound);
    assert_eq!(shop.peer.status("/no-such-page").await, 404);

    let what = "both calls to end";
    let scrape = eventually(what, async || {
        let scrape = shop.peer.scrape().await;
        (scrape.total(CALLS, &[]) >= 2.0).then_some(scrape)
    })
    .await;
    for status in ["OK", "NOT_FOUND"] {
        let labels = [
            ("service", SERVICE),
            ("method", "Check"),
            ("status", status),
        ];
        assert_eq!(scrape.count(CALLS, &labels), 1, "{status}");
    }
}

/// A bucket of its durations leads to the request, by the id that its client gave it.
#[tokio::test]
async fn a_slow_call_can_be_found_by_its_exemplar() {
    let shop = Shop::quiet(&[]).await;
    let address = (Ipv4Addr::LOCALHOST, shop.port).into();
    let mut client = HealthClient::new(channel_to(address).await);
    let mut request = Request::new(asking(""));
    let id = "one-call".parse().expect("a value");
    request.metadata_mut().insert("x-request-id", id);
    client.check(request).await.expect("it serves");

    let what = "the exemplar of the call";
    eventually(what, async || {
        let request = shop.peer.request("GET", "/metrics");
        let request = request.header("accept", "application/openmetrics-text");
        let text = request.send().await.ok()?.text().await.ok()?;
        let is_it = |line: &&str| {
            line.starts_with("rpc_call_duration_seconds_bucket{")
                && line.contains("request_id=\"one-call\"")
        };
        text.lines().any(|line| is_it(&line)).then_some(())
    })
    .await;
}
