//! A service that ends leaves no entry behind, and waits for no file for ever.

use std::path::Path;

use crate::support::fixture::Fixture;
use crate::support::json_lines::{entries, parse};
use crate::support::process::run;
use crate::support::server::{Server, program, scratch};

/// A log that is written only while somebody reads it: `cat` is a slow disk.
async fn with_a_pipe_for_a_log() -> Fixture {
    let fixture = Fixture::start().await;
    let made = run(program("mkfifo").arg(fixture.slow_log()), "");
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    fixture
}

async fn twenty_slow_queries(fixture: &Fixture) {
    for _ in 0..20 {
        assert_eq!(fixture.peer.status("/archive?millis=5").await, 200);
    }
}

fn reader(pipe: &Path) -> Server {
    Server::start("cat", "coreutils", program("cat").arg(pipe), scratch())
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
async fn entries_that_wait_for_the_disk_are_written_before_the_end() {
    let mut fixture = with_a_pipe_for_a_log().await;
    twenty_slow_queries(&fixture).await;
    fixture.server.signal("INT");
    let mut reader = reader(&fixture.slow_log());

    assert_eq!(fixture.server.ended().await.code(), Some(0));
    assert_eq!(reader.ended().await.code(), Some(0));
    assert_eq!(parse(&reader.stdout()).len(), 20);
}

#[tokio::test]
async fn a_disk_that_hangs_does_not_keep_the_service_from_ending() {
    let mut fixture = with_a_pipe_for_a_log().await;
    twenty_slow_queries(&fixture).await;
    fixture.server.signal("INT");

    assert_eq!(fixture.server.ended().await.code(), Some(0));
}
