//! The event `request_completed`: its fields, its level, and when there is none.

use serde_json::Value;

use crate::support::completions::{asked, logged, logging};
use crate::support::wait::until;

fn names(line: &Value) -> Vec<&str> {
    let fields = line["fields"].as_object().expect("fields");
    fields.keys().map(String::as_str).collect()
}

const MINIMAL: [&str; 6] = [
    "correlation_id",
    "duration_ms",
    "message",
    "method",
    "path",
    "status_code",
];

const STANDARD: [&str; 5] = [
    "active_tasks",
    "db_query_count",
    "db_query_duration_ms",
    "request_size_bytes",
    "response_size_bytes",
];

#[tokio::test]
async fn the_least_is_what_the_old_log_had() {
    let fixture = logging("info", &[("CALLSIGHT_REQUEST_LOG", "minimal")]).await;
    let line = asked(&fixture, "/items/17?secret=1", "least").await;
    assert_eq!(names(&line), MINIMAL);
    let fields = &line["fields"];
    assert_eq!(
        (&fields["method"], &fields["path"]),
        (&"GET".into(), &"/items/17".into())
    );
    assert_eq!(
        (&fields["status_code"], &line["level"]),
        (&200.into(), &"INFO".into())
    );
}

#[tokio::test]
async fn sizes_tasks_and_queries_are_added_and_nothing_else() {
    let fixture = logging("info", &[]).await;
    let line = asked(&fixture, "/items/17", "usual").await;
    let mut expected = [&MINIMAL[..], &STANDARD].concat();
    expected.sort_unstable();
    assert_eq!(names(&line), expected);
    assert_eq!(line["fields"]["response_size_bytes"], 4);
    assert!(line["fields"]["active_tasks"].as_u64() > Some(0), "{line}");
}

#[tokio::test]
async fn everything_is_there_where_it_is_asked_for() {
    let fixture = logging("info", &[("CALLSIGHT_REQUEST_LOG", "full")]).await;
    let line = asked(&fixture, "/touches/6", "full").await;
    let fields = &line["fields"];
    assert_eq!(fields["route"], "/touches/{count}");
    assert_eq!(fields["n_plus_one"], "touch 6");
    assert_eq!(fields["db_slowest_function"], "touch");
    let line = asked(&fixture, "/touches/4", "few").await;
    assert_eq!(line["fields"]["n_plus_one"], Value::Null);

    for name in names(&line) {
        let page = include_str!("../../../docs/requests.md");
        assert!(
            name == "message" || page.contains(&format!("`{name}`")),
            "{name}"
        );
    }

    let line = asked(&fixture, "/calls", "calls").await;
    let fields = &line["fields"];
    assert_eq!(fields["external_call_count"], 3);
    assert!(fields["db_pool_wait_ms"].is_f64(), "{line}");

    let line = asked(&fixture, "/looks-up", "looks").await;
    let fields = &line["fields"];
    assert_eq!(
        (&fields["cache_hits"], &fields["cache_misses"]),
        (&1.into(), &2.into())
    );
}

#[tokio::test]
async fn an_event_is_as_loud_as_its_request_was_slow() {
    let routes = "/orders=60ms:10m,/archive=1ms:2ms";
    let fixture = logging("info", &[("CALLSIGHT_REQUEST_THRESHOLDS", routes)]).await;
    let level = async |path: &str, id: &str| asked(&fixture, path, id).await["level"].clone();
    assert_eq!(level("/orders?millis=70", "slow").await, "WARN");
    assert_eq!(level("/archive?millis=20", "critical").await, "ERROR");
    assert_eq!(level("/users?millis=70", "neither").await, "INFO");
    assert_eq!(level("/broken", "broken").await, "ERROR");
    assert_eq!(level("/nowhere", "nowhere").await, "INFO");
    let line = asked(&fixture, "/orders?millis=70", "again").await;
    assert_eq!(line["fields"]["threshold_type"], "slow");
    assert_eq!(line["fields"]["threshold_ms"], 60.0);

    let everywhere = logging("info", &[("SLOW_REQUEST_THRESHOLD_MS", "1")]).await;
    let line = asked(&everywhere, "/users?millis=20", "everywhere").await;
    assert_eq!(line["level"], "WARN");
}

#[tokio::test]
async fn fast_queries_are_no_lines_of_their_own() {
    let fixture = logging("info", &[]).await;
    asked(&fixture, "/touches/500", "many").await;
    let log = fixture.server.dir().join("stderr");
    assert_eq!(crate::support::json_lines::entries(&log).len(), 1);
}

#[tokio::test]
async fn nothing_is_said_where_nobody_wants_it() {
    let fixture = logging("debug", &[("CALLSIGHT_REQUEST_LOG", "off")]).await;
    assert_eq!(fixture.peer.status("/items/17").await, 200);
    until("the request to be counted", async || {
        let scrape = fixture.peer.scrape().await;
        scrape.count("http_requests_total", &[("endpoint", "/items/{id}")]) == 1
    })
    .await;
    assert_eq!(logged(&fixture, "request_completed").len(), 0);
    assert_eq!(logged(&fixture, "request_started").len(), 0);
}

#[tokio::test]
async fn the_start_is_said_to_who_follows_every_step() {
    let fixture = logging("debug", &[]).await;
    asked(&fixture, "/items/17", "followed").await;
    let started = logged(&fixture, "request_started");
    assert_eq!(started.len(), 1);
    assert_eq!(started[0]["fields"]["correlation_id"], "followed");
}

#[tokio::test]
async fn what_the_process_grew_by_is_said_where_it_is_asked_for() {
    let fixture = logging("info", &[("CALLSIGHT_MEMORY_DELTA", "true")]).await;
    let line = asked(&fixture, "/grows", "grows").await;
    let grown = line["fields"]["memory_delta_mb"].as_f64().expect("a size");
    assert!((7.9..10.0).contains(&grown), "{line}");
}
