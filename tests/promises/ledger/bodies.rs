//! What was in the bodies is shown to who asks, as far as anybody may read it, and to nobody else.

use serde_json::Value;

use crate::support::completions::{completed, logged, logging};
use crate::support::fixture::Fixture;

const CARD: &str = "4242424242424242";

/// Sends an order to `path`, and says what is shown of it.
async fn shown(fixture: &Fixture, path: &str, id: &str) -> Option<Value> {
    let order = format!(r#"{{"quantity":2,"card":"{CARD}"}}"#);
    let request = fixture.peer.request("POST", path);
    let request = request.header("content-type", "application/json");
    let answer = request.header("x-request-id", id).body(order).send().await;
    answer.expect("an answer").bytes().await.expect("a body");
    completed(fixture, id).await;
    assert!(!fixture.server.stderr().contains(CARD));
    // Written right after the other.
    let mut lines = logged(fixture, "request_bodies").into_iter();
    let line = lines.find(|line| line["fields"]["correlation_id"] == id);
    line.map(|line| line["fields"].clone())
}

#[tokio::test]
async fn nothing_is_shown_unless_somebody_asked() {
    let fixture = logging("trace", &[]).await;
    assert_eq!(shown(&fixture, "/items", "silent").await, None);
}

#[tokio::test]
async fn structure_is_shown_and_the_values_of_keys_that_were_named() {
    let all = ("CALLSIGHT_CAPTURE_BODIES", "all");
    let fixture = logging("info", &[all, ("CALLSIGHT_CAPTURE_BODY_KEYS", "quantity")]).await;
    let fields = shown(&fixture, "/items", "one").await.expect("a line");
    assert_eq!(fields["request_body"], r#"{"quantity":2,"card":…}"#);
    assert_eq!(
        fields["response_body"],
        "2 bytes of text/plain; charset=utf-8"
    );

    let fields = shown(&fixture, "/echoes", "two").await.expect("a line");
    assert_eq!(fields["response_body"], r#"{"card":…,"quantity":2}"#);
}

#[tokio::test]
async fn no_more_is_looked_at_than_was_said() {
    let fixture = logging(
        "info",
        &[
            ("CALLSIGHT_CAPTURE_BODIES", "all"),
            ("CALLSIGHT_CAPTURE_BODY_BYTES", "12"),
        ],
    )
    .await;
    let fields = shown(&fixture, "/items", "cut").await.expect("a line");
    assert_eq!(fields["request_body"], r#"{"quantity":…"#);
}

#[tokio::test]
async fn of_errors_alone_where_that_was_asked() {
    let fixture = logging("info", &[("CALLSIGHT_CAPTURE_BODIES", "errors")]).await;
    assert_eq!(shown(&fixture, "/items", "well").await, None);
    let fields = shown(&fixture, "/refuses", "badly").await.expect("a line");
    assert_eq!(fields["request_body"], r#"{"quantity":…,"card":…}"#);
}
