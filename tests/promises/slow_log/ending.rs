//! A service that ends leaves no entry behind, and waits for no file for ever.

use std::fs::File;

use crate::support::fixture::Fixture;
use crate::support::json_lines::{entries, eventually_has};

/// A fixture whose log another process keeps locked, as one that rotates it does for a moment.
async fn with_a_locked_log() -> (Fixture, File) {
    let fixture = Fixture::start().await;
    let log = File::create(fixture.slow_log()).expect("a file in a directory of ours");
    log.lock().expect("nobody else has it");
    (fixture, log)
}

async fn twenty_slow_queries(fixture: &Fixture) {
    for _ in 0..20 {
        assert_eq!(fixture.peer.status("/archive?millis=5").await, 200);
    }
}

#[tokio::test]
async fn an_interrupted_service_leaves_its_log_complete() {
    let mut fixture = Fixture::start().await;
    twenty_slow_queries(&fixture).await;
    fixture.server.signal("INT");

    assert_eq!(fixture.server.ended().await.code(), Some(0));
    assert_eq!(entries(&fixture.slow_log()).len(), 20);
}

#[tokio::test]
async fn entries_that_wait_for_the_file_are_written_before_the_end() {
    let (mut fixture, log) = with_a_locked_log().await;
    twenty_slow_queries(&fixture).await;
    fixture.server.signal("INT");
    assert_eq!(entries(&fixture.slow_log()).len(), 0);
    log.unlock().expect("it is ours");

    assert_eq!(fixture.server.ended().await.code(), Some(0));
    assert_eq!(entries(&fixture.slow_log()).len(), 20);
}

#[tokio::test]
async fn a_file_that_stays_locked_keeps_no_request_waiting_and_not_the_end() {
    let (mut fixture, log) = with_a_locked_log().await;
    twenty_slow_queries(&fixture).await;
    fixture.server.signal("INT");

    assert_eq!(fixture.server.ended().await.code(), Some(0));
    assert_eq!(entries(&fixture.slow_log()).len(), 0);
    drop(log);
}

#[tokio::test]
async fn two_services_share_a_log_and_tear_no_line() {
    let first = Fixture::start().await;
    let path = first.slow_log();
    let name = path.to_str().expect("a plain path");
    let second = Fixture::configured(&[("SLOW_QUERY_LOG_FILE", name)]).await;
    tokio::join!(twenty_slow_queries(&first), twenty_slow_queries(&second));

    assert_eq!(eventually_has(&path, 40).await.len(), 40);
}
