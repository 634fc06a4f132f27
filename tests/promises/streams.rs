//! A returned stream is one call, whose items are counted while it runs.

use std::pin::Pin;
use std::time::Duration;

use futures_util::stream::{self, Stream, StreamExt};
use serde_json::Value;
use tokio::time::sleep;

use crate::support::exposition::Scrape;
use crate::support::fixture::Fixture;
use crate::support::json_lines::{entries, eventually_has};
use crate::support::telemetry::scrape;
use crate::support::wait::eventually;

const ITEMS: &str = "stream_items_total";
const FIRST_ITEMS: &str = "stream_time_to_first_item_seconds_count";

/// Items of `function` that were ok, and that were errors; how often there was a first one.
#[track_caller]
fn passed(scrape: &Scrape, function: &str) -> (u64, u64, u64) {
    let items = |outcome| scrape.count(ITEMS, &[("function", function), ("outcome", outcome)]);
    let first = scrape.count(FIRST_ITEMS, &[("function", function)]);
    (items("ok"), items("error"), first)
}

/// How often the scan of the fixture ended `ok`, `error`, `cancelled` and `panicked`, and how
/// many run.
#[track_caller]
fn scans(scrape: &Scrape) -> ([u64; 4], u64) {
    let of = |outcome| {
        let labels = [("function", "scan"), ("outcome", outcome)];
        let count = scrape.count("db_queries_total", &labels);
        assert_eq!(
            scrape.count("db_query_duration_seconds_count", &labels),
            count
        );
        count
    };
    let running = scrape.count("db_queries_in_flight", &[("function", "scan")]);
    (["ok", "error", "cancelled", "panicked"].map(of), running)
}

/// Asks for the rows and waits for the three that come at once.
async fn three_rows(fixture: &Fixture) -> reqwest::Response {
    let mut answer = fixture.peer.send("GET", "/rows").await;
    let mut read = Vec::new();
    while read.len() < "onetwothree".len() {
        read.extend(answer.chunk().await.expect("a body").expect("more of it"));
    }
    assert_eq!(read, b"onetwothree");
    answer
}

#[tokio::test]
async fn items_are_counted_while_the_stream_runs_and_its_end_once() {
    let fixture = Fixture::start().await;
    let before = fixture.peer.scrape().await;
    assert_eq!(
        (passed(&before, "scan"), scans(&before)),
        ((0, 0, 0), ([0; 4], 0))
    );

    let mut answer = three_rows(&fixture).await;
    let meanwhile = fixture.peer.scrape().await;
    assert_eq!(passed(&meanwhile, "scan"), (3, 0, 1));
    assert_eq!(scans(&meanwhile), ([0; 4], 1));

    fixture.peer.send("POST", "/rows").await;
    answer.chunk().await.expect_err("the body breaks off");
    let after = eventually("the scan to end", async || {
        let scrape = fixture.peer.scrape().await;
        (scans(&scrape).1 == 0).then_some(scrape)
    })
    .await;
    assert_eq!(
        (passed(&after, "scan"), scans(&after)),
        ((3, 1, 1), ([0, 1, 0, 0], 0))
    );
    let timeouts = [("function", "scan"), ("error_type", "timeout")];
    assert_eq!(after.count("db_query_errors_total", &timeouts), 1);

    let entry = &eventually_has(&fixture.slow_log(), 1).await[0];
    assert_eq!(entry["collection"], "rows");
    assert_eq!(entry["result_count"], 4);
    assert_eq!(entry["query_details"]["outcome"], "error");
    assert_eq!(entry["query_details"]["error_type"], "timeout");
}

#[tokio::test]
async fn a_stream_that_is_dropped_early_is_one_cancelled() {
    let fixture = Fixture::start().await;
    assert_eq!(fixture.peer.text("/rows/2").await, "2 rows");

    let scrape = fixture.peer.scrape().await;
    assert_eq!(scans(&scrape), ([0, 0, 1, 0], 0));
    assert_eq!(passed(&scrape, "scan"), (2, 0, 1));
}

#[tokio::test]
async fn a_stream_is_polled_in_its_span() {
    let fixture = Fixture::configured(&[("RUST_LOG", "info")]).await;
    drop(three_rows(&fixture).await);

    let log = fixture.server.dir().join("stderr");
    let lines = eventually("three lines of rows", async || {
        let mut lines = entries(&log);
        lines.retain(|line| line["fields"]["message"] == "found a row");
        (lines.len() == 3).then_some(lines)
    })
    .await;
    for line in lines {
        let spans = line["spans"].as_array().expect("the spans around it");
        let is_scan = |span: &Value| span["name"] == "scan";
        assert_eq!(
            spans.iter().filter(|span| is_scan(span)).count(),
            1,
            "{line}"
        );
    }
}

type Words<'a> = Pin<Box<dyn Stream<Item = &'a str> + Send + 'a>>;

#[tokio::test]
async fn the_first_item_has_a_time_of_its_own() {
    #[callsight::timed(name = "streams.first")]
    fn words(text: &str) -> impl Stream<Item = &str> {
        stream::iter(text.split_whitespace()).then(async |word| {
            sleep(Duration::from_millis(20)).await;
            word
        })
    }

    assert_eq!(passed(&scrape(), "streams.first"), (0, 0, 0));
    let started = std::time::Instant::now();
    assert_eq!(Box::pin(words("a b c d e")).count().await, 5);
    let lasted = started.elapsed().as_secs_f64();
    assert_eq!(Box::pin(words("")).count().await, 0);

    let scrape = scrape();
    assert_eq!(passed(&scrape, "streams.first"), (5, 0, 1));
    let of = |name| scrape.total(name, &[("function", "streams.first")]);
    let first = of("stream_time_to_first_item_seconds_sum");
    let all = of("function_duration_seconds_sum");
    assert!(
        first >= 0.02 && first + 0.08 <= all && all <= lasted + 0.02,
        "{first} {all} {lasted}"
    );
    let ended = [("function", "streams.first"), ("outcome", "ok")];
    assert_eq!(scrape.count("function_calls_total", &ended), 2);
}

#[tokio::test]
async fn series_exist_at_zero_where_the_signature_or_its_author_says_stream() {
    #[callsight::timed(name = "streams.spelled")]
    fn spelled(text: &str) -> Pin<Box<dyn Stream<Item = &str> + '_>> {
        stream::iter(text.split(' ')).boxed()
    }

    #[callsight::timed(name = "streams.said", stream)]
    fn said(text: &str) -> Words<'_> {
        stream::iter(text.split(' ')).boxed()
    }

    #[callsight::timed(name = "streams.unsaid")]
    fn unsaid(text: &str) -> Words<'_> {
        stream::iter(text.split(' ')).boxed()
    }

    #[callsight::timed(name = "streams.called", measure = "call")]
    fn called(text: &str) -> Pin<Box<dyn Stream<Item = &str> + '_>> {
        stream::iter(text.split(' ')).boxed()
    }

    for function in ["streams.spelled", "streams.said"] {
        assert_eq!(passed(&scrape(), function), (0, 0, 0));
    }
    let items_of = |function| scrape().find(ITEMS, &[("function", function)]);
    assert_eq!(items_of("streams.unsaid"), None);
    for text in ["a b", "c"] {
        assert_eq!(spelled(text).count().await, said(text).count().await);
        assert_eq!(unsaid(text).count().await, called(text).count().await);
    }
    for function in ["streams.spelled", "streams.said", "streams.unsaid"] {
        assert_eq!(passed(&scrape(), function), (3, 0, 2));
    }
    assert_eq!(items_of("streams.called"), None);
}
