//! A gRPC call ends as its `grpc-status` says, wherever that is; methods that nobody has are one.

mod answers;
mod bounds;
mod server;
mod shop;
mod told;

use std::time::Duration;

use tonic::Code;
use tonic::transport::Channel;
use tonic_health::pb::health_client::HealthClient;

use self::server::{asking, by_axum, by_tonic, client};
use super::own::Own;
use crate::support::exposition::{Label, Scrape};

const CALLS: &str = "rpc_calls_total";
const SERVICE: &str = "grpc.health.v1.Health";

/// That there was exactly one call, how it was counted, and that as a request it ended alike.
#[track_caller]
fn assert_only_call(scrape: &Scrape, method: &str, status: &str, outcome: &str) {
    let labels = [
        ("system", "grpc"),
        ("service", SERVICE),
        ("method", method),
        ("status", status),
        ("outcome", outcome),
    ];
    assert_counted_once(scrape, &labels);
    let request = [("outcome", outcome)];
    assert_eq!(scrape.count("http_requests_total", &request), 1);
}

#[track_caller]
fn assert_counted_once(scrape: &Scrape, labels: &[Label<'_>]) {
    let series: Vec<_> = scrape.select(CALLS, &[]).collect();
    assert_eq!(scrape.count(CALLS, labels), 1, "{series:?}");
    assert_eq!(scrape.count(CALLS, &[]), 1, "{series:?}");
    let durations = "rpc_call_duration_seconds_count";
    assert_eq!(scrape.count(durations, labels), 1);
}

/// How a call of `Check` ends, and what its client is told.
async fn checked(client: &mut HealthClient<Channel>, how: &str) -> Code {
    let answer = client.check(asking(how)).await;
    answer.map_or_else(|status| status.code(), |_| Code::Ok)
}

/// The same of `Watch`, and how many messages came before.
async fn watched(client: &mut HealthClient<Channel>, how: &str) -> (usize, Code) {
    let mut messages = match client.watch(asking(how)).await {
        Ok(answer) => answer.into_inner(),
        Err(status) => return (0, status.code()),
    };
    let mut count = 0;
    loop {
        match messages.message().await {
            Ok(Some(_)) => count += 1,
            Ok(None) => return (count, Code::Ok),
            Err(status) => return (count, status.code()),
        }
    }
}

async fn both() -> [Own; 2] {
    [by_tonic().await, by_axum().await]
}

#[tokio::test]
async fn a_call_ends_as_its_status_says() {
    for (how, told, status, outcome) in [
        ("fine", Code::Ok, "OK", "ok"),
        ("absent", Code::NotFound, "NOT_FOUND", "ok"),
        ("broken", Code::Internal, "INTERNAL", "error"),
        ("odd", Code::InvalidArgument, "INVALID_ARGUMENT", "ok"),
    ] {
        for own in both().await {
            let mut client = client(&own).await;
            assert_eq!(checked(&mut client, how).await, told);
            assert_only_call(&own.ended(1).await, "Check", status, outcome);
        }
    }
}

#[tokio::test]
async fn a_stream_ends_as_its_trailers_say() {
    for (how, messages, told, status, outcome) in [
        ("three", 3, Code::Ok, "OK", "ok"),
        ("none", 0, Code::Ok, "OK", "ok"),
        (
            "refused",
            0,
            Code::PermissionDenied,
            "PERMISSION_DENIED",
            "ok",
        ),
        ("breaks", 1, Code::Unavailable, "UNAVAILABLE", "error"),
    ] {
        for own in both().await {
            let mut client = client(&own).await;
            assert_eq!(watched(&mut client, how).await, (messages, told));
            assert_only_call(&own.ended(1).await, "Watch", status, outcome);
        }
    }
}

#[tokio::test]
async fn a_stream_that_its_client_leaves_is_cancelled() {
    for own in both().await {
        let mut client = client(&own).await;
        let answer = client.watch(asking("stalls")).await.expect("an answer");
        let mut messages = answer.into_inner();
        let first = messages.message().await.expect("no error yet");
        assert!(first.is_some());
        own.active_are(1).await;
        drop(messages);
        assert_only_call(&own.ended(1).await, "Watch", "none", "cancelled");
    }
}

#[tokio::test]
async fn a_call_that_its_client_leaves_is_cancelled() {
    for own in both().await {
        let mut client = client(&own).await;
        let call = tokio::spawn(async move { checked(&mut client, "hangs").await });
        own.active_are(1).await;
        call.abort();
        assert_only_call(&own.ended(1).await, "Check", "none", "cancelled");
    }
}

/// The client gives it up, or tonic's server does: both because it took too long. That there is
/// such a method has been seen before.
#[tokio::test]
async fn a_call_that_takes_longer_than_its_client_waits_is_an_error() {
    for own in both().await {
        let mut client = client(&own).await;
        assert_eq!(checked(&mut client, "fine").await, Code::Ok);
        let mut request = tonic::Request::new(asking("hangs"));
        request.set_timeout(Duration::from_millis(300));
        client.check(request).await.expect_err("it hangs");
        let scrape = own.ended(2).await;
        let labels = [
            ("method", "Check"),
            ("status", "DEADLINE_EXCEEDED"),
            ("outcome", "error"),
        ];
        assert_eq!(scrape.count(CALLS, &labels), 1);
        assert_eq!(scrape.count("http_requests_total", &labels[2..]), 1);
    }
}

/// The stream itself shows that there is one.
#[tokio::test]
async fn a_stream_that_takes_longer_than_its_client_waits_is_an_error() {
    for own in both().await {
        let mut client = client(&own).await;
        let mut request = tonic::Request::new(asking("stalls"));
        let limit = "200m".parse().expect("a value");
        request.metadata_mut().insert("grpc-timeout", limit);
        let answer = client.watch(request).await.expect("an answer");
        let mut messages = answer.into_inner();
        let first = messages.message().await.expect("no error yet");
        assert!(first.is_some());
        tokio::time::sleep(Duration::from_millis(250)).await;
        drop(messages);
        assert_only_call(&own.ended(1).await, "Watch", "DEADLINE_EXCEEDED", "error");
    }
}

#[tokio::test]
async fn what_panics_has_panicked_in_the_method_and_in_its_stream() {
    for own in both().await {
        let mut client = client(&own).await;
        assert_ne!(checked(&mut client, "panics").await, Code::Ok);
        assert_only_call(&own.ended(1).await, "Check", "none", "panicked");
    }
    for own in both().await {
        let mut client = client(&own).await;
        let (_, told) = watched(&mut client, "panics").await;
        assert_ne!(told, Code::Ok);
        assert_only_call(&own.ended(1).await, "Watch", "none", "panicked");
    }
}

/// On one connection, in both kinds of calls: each is counted once, among its like.
#[tokio::test]
async fn calls_at_once_are_counted_apart() {
    let own = by_tonic().await;
    let client = client(&own).await;
    let calls = (0..60).map(|call| {
        let mut client = client.clone();
        async move {
            match call % 3 {
                0 => checked(&mut client, "fine").await,
                1 => checked(&mut client, "broken").await,
                _ => watched(&mut client, "three").await.1,
            }
        }
    });
    futures_util::future::join_all(calls).await;
    let scrape = own.ended(60).await;
    for (method, status) in [("Check", "OK"), ("Check", "INTERNAL"), ("Watch", "OK")] {
        let labels = [("method", method), ("status", status)];
        assert_eq!(scrape.count(CALLS, &labels), 20, "{method} {status}");
    }
    assert_eq!(scrape.count(CALLS, &[]), 60);
}
