//! A slow query is one JSON line that says which, how slow, and for which request.

mod ending;
mod files;
mod redaction;
mod thresholds;

use serde_json::Value;

use crate::support::fixture::Fixture;
use crate::support::json_lines::eventually_has;
use crate::support::wait::until;

/// The fields of every entry, in their order.
const FIELDS: [&str; 11] = [
    "timestamp",
    "collection",
    "operation",
    "duration_seconds",
    "threshold_type",
    "query_details",
    "result_count",
    "request_id",
    "trace_id",
    "function",
    "location",
];

/// Slow queries of `collection` as the scrape counts them: slow and critical.
async fn counted(fixture: &Fixture, collection: &str) -> (u64, u64) {
    let scrape = fixture.peer.scrape().await;
    let of = |threshold| {
        let labels = [("collection", collection), ("threshold_type", threshold)];
        scrape.count("db_slow_queries_total", &labels)
    };
    (of("slow"), of("critical"))
}

#[tokio::test]
async fn a_slow_query_is_one_json_line() {
    let fixture = Fixture::start().await;
    let request = fixture.peer.request("GET", "/orders?millis=300");
    let answer = request.header("x-request-id", "order-17").send().await;
    assert_eq!(answer.expect("an answer").status(), 200);

    let entries = eventually_has(&fixture.slow_log(), 1).await;
    let entry = &entries[0];
    let fields: Vec<_> = entry.as_object().expect("an object").keys().collect();
    assert_eq!(fields.len(), FIELDS.len(), "{fields:?}");
    assert!(
        FIELDS.iter().all(|field| entry.get(field).is_some()),
        "{fields:?}"
    );
    assert_eq!(entry["collection"], "orders");
    assert_eq!(entry["operation"], "select");
    assert_eq!(entry["threshold_type"], "slow");
    assert_eq!(entry["result_count"], 3);
    assert_eq!(entry["request_id"], "order-17");
    assert_eq!(entry["function"], "fixture_service::queries::select_orders");
    assert_eq!(entry["query_details"]["system"], "sqlite");
    assert!(entry["query_details"]["summary"].is_string());
    let location = entry["location"].as_str().expect("a file and a line");
    assert!(location.contains("queries.rs:"), "{location}");
    let seconds = entry["duration_seconds"].as_f64().expect("a number");
    assert!((0.3..60.0).contains(&seconds), "{seconds}");
    assert_eq!(counted(&fixture, "orders").await, (1, 0));
}

#[tokio::test]
async fn the_timestamp_is_rfc_3339_in_utc_with_milliseconds() {
    let fixture = Fixture::start().await;
    fixture.peer.status("/archive?millis=5").await;

    let entries = eventually_has(&fixture.slow_log(), 1).await;
    let timestamp = entries[0]["timestamp"].as_str().expect("a text");
    let shape: String = timestamp
        .chars()
        .map(|c| if c.is_ascii_digit() { '9' } else { c })
        .collect();
    assert_eq!(shape, "9999-99-99T99:99:99.999Z", "{timestamp}");
}

#[tokio::test]
async fn a_fast_query_leaves_nothing() {
    let fixture = Fixture::start().await;
    fixture.peer.status("/users?millis=0").await;
    // Entries come in order: were there one of the first query, it would be above this.
    fixture.peer.status("/archive?millis=5").await;

    let entries = eventually_has(&fixture.slow_log(), 1).await;
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0]["collection"], "archive");
    assert_eq!(counted(&fixture, "users").await, (0, 0));
}

#[tokio::test]
async fn a_critical_query_is_named_so() {
    let fixture = Fixture::start().await;
    fixture.peer.status("/archive?millis=5").await;

    let entries = eventually_has(&fixture.slow_log(), 1).await;
    assert_eq!(entries[0]["threshold_type"], "critical");
    assert_eq!(entries[0]["result_count"], Value::Null);
    assert_eq!(counted(&fixture, "archive").await, (0, 1));
}

#[tokio::test]
async fn the_environment_sets_the_threshold_of_a_query_without_one() {
    let fixture = Fixture::configured(&[("SLOW_QUERY_THRESHOLD_SECONDS", "0.1")]).await;
    fixture.peer.status("/users?millis=120").await;

    let entries = eventually_has(&fixture.slow_log(), 1).await;
    assert_eq!(entries[0]["collection"], "users");
    assert_eq!(counted(&fixture, "users").await, (1, 0));
}

#[tokio::test]
async fn the_entry_has_the_id_that_the_response_has() {
    let fixture = Fixture::start().await;
    let answer = fixture.peer.send("GET", "/archive?millis=5").await;
    let told = answer.headers()["x-request-id"].to_str().expect("a text");

    let entries = eventually_has(&fixture.slow_log(), 1).await;
    assert_eq!(entries[0]["request_id"], told);
}

#[tokio::test]
async fn many_at_once_are_a_line_each_and_none_is_torn() {
    let fixture = Fixture::start().await;
    let requests = (0..200).map(|_| fixture.peer.send("GET", "/archive?millis=5"));
    for request in requests.map(tokio::spawn).collect::<Vec<_>>() {
        assert_eq!(request.await.expect("no panic").status(), 200);
    }

    let entries = eventually_has(&fixture.slow_log(), 200).await;
    let mut ids: Vec<_> = entries
        .iter()
        .map(|entry| entry["request_id"].as_str())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((entries.len(), ids.len()), (200, 200));
    assert_eq!(counted(&fixture, "archive").await, (0, 200));
    let scrape = fixture.peer.scrape().await;
    assert_eq!(scrape.count("callsight_slow_log_entries_total", &[]), 200);
    assert_eq!(scrape.count("callsight_slow_log_dropped_total", &[]), 0);
}

#[tokio::test]
async fn a_log_that_cannot_be_written_is_counted_and_served_on() {
    // Below a file there is no directory, for root neither.
    let path = "/dev/null/slow_queries.log";
    let fixture = Fixture::configured(&[("SLOW_QUERY_LOG_FILE", path)]).await;
    for _ in 0..3 {
        assert_eq!(fixture.peer.status("/archive?millis=5").await, 200);
    }

    until("3 write errors to be counted", async || {
        let scrape = fixture.peer.scrape().await;
        scrape.count("callsight_slow_log_write_errors_total", &[]) == 3
    })
    .await;
    assert_eq!(counted(&fixture, "archive").await, (0, 3));
}

#[tokio::test]
async fn a_disk_that_was_full_for_a_while_leaves_no_torn_line() {
    let fixture = Fixture::on_a_disk_that_may_fill().await;
    // Room for two entries and a part of the third.
    fixture.server.limit_files("1100");
    for _ in 0..4 {
        assert_eq!(fixture.peer.status("/archive?millis=5").await, 200);
    }
    until("a write error to be counted", async || {
        let scrape = fixture.peer.scrape().await;
        scrape.count("callsight_slow_log_write_errors_total", &[]) > 0
    })
    .await;
    fixture.server.limit_files("unlimited");
    assert_eq!(fixture.peer.status("/archive?millis=5").await, 200);

    let entries = eventually_has(&fixture.slow_log(), 3).await;
    assert!(entries.iter().all(|entry| entry["collection"] == "archive"));
}
