//! What the fixture logs of requests that have ended.

use serde_json::Value;

use super::fixture::Fixture;
use super::wait::eventually;

/// The fixture, which logs what is asked for and no more, and serves on one thread.
pub(crate) async fn logging(level: &str, variables: &[(&str, &str)]) -> Fixture {
    let filter = format!("callsight::request={level}");
    let fixed = [
        ("RUST_LOG", &*filter),
        ("TOKIO_WORKER_THREADS", "1"),
        // A machine that pauses makes no request slow that is not meant to be.
        ("SLOW_REQUEST_THRESHOLD_MS", "600000"),
        ("CRITICAL_REQUEST_THRESHOLD_MS", "1200000"),
    ];
    Fixture::configured(&[&fixed, variables].concat()).await
}

/// All lines that the fixture has logged with `message`.
pub(crate) fn logged(fixture: &Fixture, message: &str) -> Vec<Value> {
    let log = fixture.server.stderr();
    let whole = log
        .split_inclusive('\n')
        .filter(|line| line.ends_with('\n'));
    // A panic speaks for itself, and not in JSON.
    let lines = whole.filter(|line| line.starts_with('{'));
    let lines = lines.map(|line| serde_json::from_str(line).expect("an object"));
    lines
        .filter(|line: &Value| line["fields"]["message"] == message)
        .collect()
}

/// The line about the request with this id, once it has ended.
pub(crate) async fn completed(fixture: &Fixture, id: &str) -> Value {
    eventually(&format!("`{id}` to end"), async || {
        let mut lines = logged(fixture, "request_completed").into_iter();
        lines.find(|line| line["fields"]["correlation_id"] == id)
    })
    .await
}

/// The span of that request, once it has ended, where `LOG_SPANS` is set.
pub(crate) async fn closed(fixture: &Fixture, id: &str) -> Value {
    eventually(&format!("the span of `{id}`"), async || {
        let mut lines = logged(fixture, "close").into_iter();
        let line = lines.find(|line| line["span"]["request_id"] == id)?;
        Some(line["span"].clone())
    })
    .await
}

/// The same after asking for `path`, whatever is answered.
pub(crate) async fn asked(fixture: &Fixture, path: &str, id: &str) -> Value {
    let request = fixture.peer.request("GET", path);
    let answer = request.header("x-request-id", id).send().await;
    if let Ok(answer) = answer {
        drop(answer.bytes().await);
    }
    completed(fixture, id).await
}
