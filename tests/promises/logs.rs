//! What the program logs can be told apart by request, and begins with how it is configured.

use serde_json::Value;

use crate::support::fixture::Fixture;
use crate::support::json_lines::entries;
use crate::support::wait::eventually;

/// The first line that the fixture logs with `message`.
async fn logged(fixture: &Fixture, message: &str) -> Value {
    let log = fixture.server.dir().join("stderr");
    eventually(&format!("`{message}` in the log"), async || {
        let mut lines = entries(&log).into_iter();
        lines.find(|line| line["fields"]["message"] == message)
    })
    .await
}

#[tokio::test]
async fn a_line_logged_in_a_request_has_the_id_of_the_request() {
    let fixture = Fixture::configured(&[("RUST_LOG", "info")]).await;
    let request = fixture.peer.request("GET", "/logs");
    let answer = request.header("x-request-id", "order-17").send().await;
    assert_eq!(answer.expect("an answer").status(), 200);

    let line = logged(&fixture, "in the handler").await;
    let spans = line["spans"].as_array().expect("the spans around it");
    assert!(
        spans.iter().any(|span| span["request_id"] == "order-17"),
        "{line}"
    );
}

#[tokio::test]
async fn the_configuration_is_logged_in_one_line_at_the_start() {
    let fixture = Fixture::configured(&[
        ("RUST_LOG", "info"),
        ("SLOW_QUERY_THRESHOLD_SECONDS", "0.5"),
        ("CALLSIGHT_ENVIRONMENT", "staging"),
    ])
    .await;

    let line = logged(&fixture, "telemetry installed").await;
    let fields = &line["fields"];
    assert_eq!(fields["service"], "fixture");
    assert_eq!(fields["environment"], "staging");
    assert_eq!(fields["metrics_endpoint"], "/metrics");
    assert_eq!(fields["slow_query_threshold_seconds"], 0.5);
    assert_eq!(fields["slow_query_log"], "slow_queries.log");
}
