//! What a handler says of its request is shown, and who asked is not.

use serde_json::Value;

use crate::support::completions::{asked, closed, logged, logging};

const FULL: (&str, &str) = ("CALLSIGHT_REQUEST_LOG", "full");
const SPANS: (&str, &str) = ("LOG_SPANS", "close");
const KEY: (&str, &str) = ("CALLSIGHT_IDENTITY_KEY", "a key of the test's own");

#[tokio::test]
async fn what_was_said_is_in_the_event_and_in_the_span() {
    let fixture = logging("debug", &[FULL, KEY, SPANS]).await;
    let line = asked(&fixture, "/says", "says").await;
    let fields = &line["fields"];
    assert_eq!(fields["priority"], "checkout");
    assert_eq!(fields["attributes"], "basket=3");
    assert_eq!(fields["feature_flags"], "new_checkout=on");
    let checkpoints = fields["checkpoints"].as_str().expect("two of them");
    assert!(checkpoints.starts_with("reserved@"), "{checkpoints}");
    assert!(checkpoints.contains(", 2 lines priced@"), "{checkpoints}");

    let span = closed(&fixture, "says").await;
    assert_eq!(span["user.hash"], fields["user_id"]);
    assert_eq!(span["app.tenant"], fields["tenant_id"]);
    assert_eq!(span["app.priority"], "checkout");
    assert_eq!(span["url.path"], "/says");
    let passed = logged(&fixture, "checkpoint");
    assert_eq!(passed.len(), 2);
    assert_eq!(passed[1]["fields"]["name"], "2 lines priced");
    let flags = logged(&fixture, "feature_flag.evaluation");
    assert_eq!(flags[0]["fields"]["feature_flag.key"], "new_checkout");
}

#[tokio::test]
async fn what_was_done_is_in_the_span() {
    let fixture = logging("info", &[SPANS]).await;
    asked(&fixture, "/touches/6", "six").await;
    let span = closed(&fixture, "six").await;
    assert_eq!(span["app.db.query_count"], 6);
    assert_eq!(span["app.db.n_plus_one"], "touch 6");
    assert_eq!(
        (&span["outcome"], &span["cache.hit"]),
        (&"ok".into(), &Value::Null)
    );
    asked(&fixture, "/looks-up", "looks").await;
    let span = closed(&fixture, "looks").await;
    assert_eq!(
        (&span["app.cache.hits"], &span["cache.hit"]),
        (&1.into(), &false.into())
    );
}

#[tokio::test]
async fn who_asked_is_a_hash_that_is_the_same_under_the_same_key() {
    let mut seen = Vec::new();
    for key in [KEY, KEY, ("CALLSIGHT_IDENTITY_KEY", "another key, as long")] {
        let fixture = logging("info", &[key]).await;
        let line = asked(&fixture, "/says", "hashed").await;
        assert!(!fixture.server.stderr().contains("ada@"), "{line}");
        seen.push(line["fields"]["user_id"].clone());
    }
    assert_eq!(seen[0], seen[1]);
    assert_ne!(seen[0], seen[2]);
    assert_eq!(seen[0].as_str().map(str::len), Some(32));
}

#[tokio::test]
async fn who_asked_is_shown_where_somebody_said_so() {
    let fixture = logging("info", &[("CALLSIGHT_IDENTITIES", "plain"), SPANS]).await;
    let line = asked(&fixture, "/says", "plain").await;
    assert_eq!(line["fields"]["user_id"], "ada@example.com");
    let span = closed(&fixture, "plain").await;
    assert_eq!(span["user.id"], "ada@example.com");
    assert_eq!(span["user.hash"], Value::Null);
}

#[tokio::test]
async fn work_is_an_event_in_the_span_of_its_request() {
    let fixture = logging("debug", &[]).await;
    asked(&fixture, "/calls", "calls").await;
    asked(&fixture, "/looks-up", "looks").await;
    for (message, count, id) in [
        ("external_api_started", 3, "calls"),
        ("external_api_completed", 3, "calls"),
        ("db_connection_acquired", 1, "calls"),
        ("cache_lookup", 3, "looks"),
    ] {
        let lines = logged(&fixture, message);
        assert_eq!(lines.len(), count, "{message}");
        assert_eq!(lines[0]["spans"][0]["request_id"], id, "{message}");
    }
}

#[tokio::test]
async fn queries_of_requests_and_errors_of_handlers_have_their_series() {
    let fixture = logging("info", &[]).await;
    let before = fixture.peer.scrape().await;
    let n_plus_one = [("function", "touch")];
    assert_eq!(before.count("db_n_plus_one_total", &n_plus_one), 0);
    for (path, id) in [
        ("/touches/2", "two"),
        ("/touches/6", "six"),
        ("/touches/0", "none"),
    ] {
        asked(&fixture, path, id).await;
    }
    asked(&fixture, "/fails", "fails").await;

    let scrape = fixture.peer.scrape().await;
    let endpoint = [("method", "GET"), ("endpoint", "/touches/{count}")];
    assert_eq!(scrape.count("http_request_db_queries_count", &endpoint), 2);
    assert_eq!(scrape.count("http_request_db_queries_sum", &endpoint), 8);
    assert_eq!(
        scrape.count("http_request_db_duration_seconds_count", &endpoint),
        2
    );
    assert_eq!(scrape.count("db_n_plus_one_total", &n_plus_one), 1);
    let failed = [("endpoint", "/fails"), ("error_type", "out_of_stock")];
    assert_eq!(scrape.count("http_request_errors_total", &failed), 1);
}

#[tokio::test]
async fn a_response_says_what_was_done_for_it_where_that_is_wanted() {
    let timing = async |variables: &[(&str, &str)]| {
        let fixture = logging("off", variables).await;
        let answer = fixture.peer.send("GET", "/touches/3").await;
        let header = answer.headers().get("server-timing").cloned();
        header.map(|header| header.to_str().expect("text").to_owned())
    };
    let environment = |name| ("CALLSIGHT_ENVIRONMENT", name);
    let shown = timing(&[environment("development")])
        .await
        .expect("a header");
    assert!(shown.starts_with("total;dur="), "{shown}");
    assert!(
        shown.contains(", db;dur=") && shown.ends_with(r#";desc="3 queries""#),
        "{shown}"
    );
    assert_eq!(timing(&[environment("production")]).await, None);
    assert!(
        timing(&[("CALLSIGHT_SERVER_TIMING", "true")])
            .await
            .is_some()
    );
}
