//! Another recorder of the `metrics` facade is told all that is scraped, to the last count.

use std::collections::BTreeMap;

use crate::support::exposition::{Sample, Scrape};
use crate::support::fixture::Fixture;
use crate::support::wait::eventually;

/// What was scraped, and what the other recorder has at the same moment.
struct Both {
    scraped: Scrape,
    forwarded: Scrape,
}

async fn both(fixture: &Fixture) -> Both {
    let both = fixture.peer.json("/metrics/forwarded").await;
    let scrape = |which: &str| Scrape::of(both[which].as_str().expect("a text"));
    Both {
        scraped: scrape("scraped"),
        forwarded: scrape("forwarded"),
    }
}

/// Requests, calls and records of every kind, in all the ways they end.
async fn everything(fixture: &Fixture) {
    let peer = &fixture.peer;
    for (method, path) in [
        ("GET", "/items/7"),
        ("POST", "/items"),
        ("GET", "/broken"),
        ("GET", "/nowhere"),
        ("POST", "/works"),
        ("POST", "/works"),
        ("POST", "/tenants/40"),
        ("GET", "/orders?millis=12"),
        ("GET", "/archive?millis=3"),
        ("GET", "/lost"),
        ("GET", "/rows/3"),
        ("GET", "/streams/4/1000"),
        ("POST", "/records"),
        ("POST", "/trespasses"),
    ] {
        let answer = peer.send(method, path).await;
        answer.bytes().await.expect("a whole body");
    }
    drop(peer.request("GET", "/panics").send().await);
}

fn by_identity(scrape: &Scrape) -> BTreeMap<String, &Sample> {
    let samples = scrape.samples.iter();
    samples.map(|sample| (sample.identity(), sample)).collect()
}

/// What a sum of many numbers may differ by, for the order in which they are added.
fn is_same(sample: &Sample, other: &Sample) -> bool {
    let tolerance = if sample.name.ends_with("_sum") {
        sample.value.abs() * 1e-9
    } else {
        0.0
    };
    (sample.value - other.value).abs() <= tolerance
}

#[track_caller]
fn assert_same(both: &Both) {
    let (scraped, forwarded) = (by_identity(&both.scraped), by_identity(&both.forwarded));
    for (identity, sample) in &scraped {
        let Some(other) = forwarded.get(identity) else {
            // The facade's own exporter has boundaries of its own.
            assert!(sample.name.starts_with("checkout_seconds"), "no {identity}");
            continue;
        };
        assert!(
            is_same(sample, other),
            "{sample:?} is forwarded as {other:?}"
        );
    }
    let ours = both.scraped.families.iter();
    let with_series = ours.filter(|(name, _)| forwarded.keys().any(|key| key.starts_with(*name)));
    for (name, kind) in with_series.filter(|(name, _)| *name != "checkout_seconds") {
        assert_eq!(both.forwarded.families.get(name), Some(kind), "{name}");
    }
}

#[tokio::test]
async fn every_series_is_forwarded_with_its_counts_buckets_and_sum() {
    let fixture = Fixture::configured(&[("FORWARDS", "1")]).await;
    let fresh = both(&fixture).await;
    assert_same(&fresh);
    assert!(
        fresh.forwarded.samples.len() > 500,
        "at zero, before the first call"
    );

    let waiting = tokio::spawn(fixture.peer.send("GET", "/hangs"));
    for round in 1..=3_u32 {
        everything(&fixture).await;
        let told = eventually("all requests to end", async || {
            let both = both(&fixture).await;
            let ended = both.scraped.find("http_requests_total", &[]);
            (ended >= Some(f64::from(round) * 15.0)).then_some(both)
        })
        .await;
        assert_same(&told);
        let count = |name: &str, labels: &[(&str, &str)]| told.forwarded.count(name, labels);
        let per_round =
            |name: &str, labels: &[(&str, &str)]| count(name, labels) / u64::from(round);
        assert_eq!(count("active_requests", &[]), 1, "the one that hangs");
        assert_eq!(
            per_round("http_requests_total", &[("outcome", "panicked")]),
            1
        );
        assert_eq!(
            per_round("db_query_errors_total", &[("error_type", "timeout")]),
            1
        );
        assert_eq!(
            per_round("db_slow_queries_total", &[("threshold_type", "critical")]),
            1
        );
        assert_eq!(
            per_round("external_api_requests_total", &[("service", "bank")]),
            2
        );
        assert_eq!(
            per_round("function_calls_total", &[("function", "bill")]),
            40
        );
        // What the program records is forwarded with it, but for what it may not record.
        assert_eq!(per_round("orders_total", &[("kind", "gift")]), 3);
        assert_eq!(per_round("callsight_facade_refused_total", &[]), 3);
    }
    waiting.abort();
}
