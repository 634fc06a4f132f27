//! The ledger of a request follows its work and that of no other; its numbers are the database's.

use futures_util::future::join_all;
use serde_json::Value;

use crate::support::completions::{asked, completed, logged, logging};
use crate::support::fixture::Fixture;
use crate::support::wait::{eventually, until};

async fn in_database(fixture: &Fixture, id: &str) -> u64 {
    let text = fixture.peer.text(&format!("/touched/{id}")).await;
    text.parse().expect("a count")
}

fn queries(line: &Value) -> u64 {
    let count = &line["fields"]["db_query_count"];
    count.as_u64().unwrap_or_else(|| panic!("{line}"))
}

/// That the event of a request to `path` has as many queries as the database has rows.
async fn assert_counted(fixture: &Fixture, path: &str, expected: u64) -> Value {
    let id = path.replace('/', "_");
    let line = asked(fixture, path, &id).await;
    assert_eq!(queries(&line), expected, "{line}");
    assert_eq!(in_database(fixture, &id).await, expected);
    line
}

#[tokio::test]
async fn queries_are_counted_as_the_database_has_them() {
    let fixture = logging("info", &[]).await;
    let line = assert_counted(&fixture, "/touches/7", 7).await;
    let fields = &line["fields"];
    let total = fields["db_query_duration_ms"].as_f64().expect("a time");
    let average = fields["db_query_avg_ms"].as_f64().expect("a time");
    assert!(
        total > 0.0 && (average * 7.0 - total).abs() < 0.01,
        "{line}"
    );
    let took = fields["duration_ms"].as_f64().expect("a time");
    assert!(total <= took, "{line}");
    assert_counted(&fixture, "/touches/0", 0).await;
}

#[tokio::test]
async fn joins_and_streams_are_followed() {
    let fixture = logging("info", &[]).await;
    assert_counted(&fixture, "/joins/6", 6).await;
    assert_counted(&fixture, "/streams-rows/4", 4).await;
}

#[tokio::test]
async fn tasks_and_threads_are_followed_if_they_are_told_to() {
    let fixture = logging("info", &[("CALLSIGHT_REQUEST_LOG", "full")]).await;
    let line = assert_counted(&fixture, "/spawns", 4).await;
    assert_eq!(line["fields"]["external_call_count"], 1);
    assert_eq!(in_database(&fixture, "lost").await, 1);
}

#[tokio::test]
async fn a_thousand_requests_on_one_thread_are_told_apart() {
    let fixture = logging("info", &[]).await;
    let requests = (0..1_000).map(|number| {
        let fixture = &fixture;
        let (id, expected) = (format!("request-{number}"), number % 7);
        async move {
            let path = format!("/touches/{expected}");
            let request = fixture.peer.request("GET", &path);
            let answer = request.header("x-request-id", &id).send().await;
            assert_eq!(answer.expect("an answer").status(), 200);
            (id, expected)
        }
    });
    let sent = join_all(requests).await;
    let lines = eventually("all of them to end", async || {
        Some(logged(&fixture, "request_completed")).filter(|lines| lines.len() == 1_000)
    })
    .await;
    for (id, expected) in sent {
        let mut of_it = lines
            .iter()
            .filter(|line| line["fields"]["correlation_id"] == *id);
        let line = of_it.next().expect("a line");
        assert_eq!((queries(line), of_it.count()), (expected, 0), "{line}");
        assert_eq!(in_database(&fixture, &id).await, expected, "{id}");
    }
}

#[tokio::test]
async fn what_was_done_before_a_panic_is_known_and_nothing_is_left_of_it() {
    let fixture = logging("info", &[]).await;
    let line = asked(&fixture, "/touches-and-panics", "panics").await;
    assert_eq!((queries(&line), &line["level"]), (2, &"ERROR".into()));
    assert_eq!(line["fields"]["status_code"], Value::Null);
    assert_counted(&fixture, "/touches/1", 1).await;
}

#[tokio::test]
async fn what_was_done_before_a_client_left_is_known_and_nothing_is_left_of_it() {
    let fixture = logging("info", &[("CALLSIGHT_REQUEST_LOG", "full")]).await;
    let request = fixture.peer.request("GET", "/touches-and-hangs");
    let waiting = tokio::spawn(request.header("x-request-id", "left").send());
    until("both rows", async || {
        in_database(&fixture, "left").await == 2
    })
    .await;
    waiting.abort();
    let line = completed(&fixture, "left").await;
    assert_eq!(queries(&line), 2);
    assert_eq!(line["fields"]["outcome"], "cancelled");
    assert_counted(&fixture, "/touches/1", 1).await;
}
