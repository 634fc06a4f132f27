//! What other layers do to a request, inside of ours and outside, is one observation; and every
//! answer of theirs has an id.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Router, middleware};
use callsight::http::{HttpLayer, RequestId, RequestIdLayer};
use callsight::registry::Registry;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

use super::own::{Own, assert_only, bytes, plain};
use crate::support::exposition::Scrape;

const SOON: Duration = Duration::from_millis(20);

fn routes() -> Router {
    let panics = || async { panic!("on purpose") as () };
    Router::new()
        .route("/hangs", get(std::future::pending::<()>))
        .route("/panics", get(panics))
        .route("/text", get(|| async { "x".repeat(10_000) }))
        .route(
            "/length",
            post(|body: String| async move { body.len().to_string() }),
        )
}

fn timeout() -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, SOON)
}

/// Where a layer is: ours sees what it makes of a request, or does not.
#[derive(Debug, Clone, Copy)]
enum Where {
    Inside,
    Outside,
}

/// The routes with `layer` inside or outside of ours, and ids around all of it.
macro_rules! app {
    ($place:expr, $layer:expr) => {
        |ours: HttpLayer, registry: &Arc<Registry>| {
            let app = match $place {
                Where::Inside => routes().layer($layer).layer(ours),
                Where::Outside => routes().layer(ours).layer($layer),
            };
            app.layer(RequestIdLayer::new(registry))
        }
    };
}

#[track_caller]
fn assert_has_one_id(answer: &str) {
    let ids = answer
        .lines()
        .filter(|line| line.starts_with("x-request-id: "));
    assert_eq!(ids.count(), 1, "{answer}");
}

#[tokio::test]
async fn a_time_limit_inside_is_a_408_and_outside_a_cancellation() {
    for (place, status, outcome) in [
        (Where::Inside, "408", "ok"),
        (Where::Outside, "none", "cancelled"),
    ] {
        let own = Own::serve(app!(place, timeout())).await;
        let answer = own.answer(&plain("GET", "/hangs")).await;
        assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
        assert_has_one_id(&answer);
        let labels = [
            ("endpoint", "/hangs"),
            ("status", status),
            ("outcome", outcome),
        ];
        assert_only(&own.ended(1).await, &labels);
    }
}

#[tokio::test]
async fn a_panic_that_is_caught_inside_is_a_500_and_outside_a_panic() {
    for (place, status, outcome) in [
        (Where::Inside, "500", "error"),
        (Where::Outside, "none", "panicked"),
    ] {
        let own = Own::serve(app!(place, CatchPanicLayer::new())).await;
        let answer = own.answer(&plain("GET", "/panics")).await;
        assert!(answer.starts_with("HTTP/1.1 500 "), "{answer}");
        assert_has_one_id(&answer);
        let labels = [
            ("endpoint", "/panics"),
            ("status", status),
            ("outcome", outcome),
        ];
        assert_only(&own.ended(1).await, &labels);
    }
}

#[tokio::test]
async fn a_body_that_is_too_long_is_a_413_with_an_id() {
    for place in [Where::Inside, Where::Outside] {
        let own = Own::serve(app!(place, RequestBodyLimitLayer::new(10))).await;
        let head = "POST /length HTTP/1.1\r\nhost: test\r\nconnection: close\r\n";
        let body = "x".repeat(100);
        let request = format!("{head}content-length: 100\r\n\r\n{body}");
        let answer = own.answer(&request).await;
        assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
        assert_has_one_id(&answer);
        if matches!(place, Where::Inside) {
            let labels = [
                ("endpoint", "/length"),
                ("status", "413"),
                ("outcome", "ok"),
            ];
            assert_only(&own.ended(1).await, &labels);
        }
    }
}

#[tokio::test]
async fn what_nobody_answers_has_an_id_too() {
    let own = Own::serve(|ours, _| routes().layer(ours)).await;
    for (method, path, status) in [("GET", "/nowhere", "404"), ("PUT", "/text", "405")] {
        let answer = own.answer(&plain(method, path)).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{answer}"
        );
        assert_has_one_id(&answer);
    }
}

#[tokio::test]
async fn the_size_is_that_of_the_body_where_the_layer_is() {
    for place in [Where::Inside, Where::Outside] {
        let own = Own::serve(app!(place, CompressionLayer::new())).await;
        let client = reqwest::Client::builder()
            .no_proxy()
            .build()
            .expect("a client");
        let answer = client
            .get(format!("http://{}/text", own.address))
            .header("accept-encoding", "gzip")
            .send()
            .await
            .expect("an answer");
        assert_eq!(answer.headers()["content-encoding"], "gzip");
        let sent = answer.bytes().await.expect("a body").len() as u64;
        assert!(sent < 10_000, "{sent} bytes are not compressed");
        let expected = match place {
            Where::Inside => sent,
            Where::Outside => 10_000,
        };
        let scrape = own.ended(1).await;
        assert_eq!(bytes(&scrape, "response"), expected, "{place:?}");
        let labels = [("endpoint", "/text"), ("status", "200"), ("outcome", "ok")];
        assert_only(&scrape, &labels);
    }
}

/// Layers around each other agree on one id, and one observation.
#[tokio::test]
async fn ours_inside_ours_is_one_observation_under_one_id() {
    async fn keeps(request: Request, next: middleware::Next) -> Response {
        let before = request.extensions().get::<RequestId>().cloned();
        let mut response = next.run(request).await;
        response.extensions_mut().insert(before.expect("an id"));
        response
    }
    let other = Registry::new();
    let own = Own::serve(|ours, registry| {
        let inner = Router::new().route("/id", get(|id: RequestId| async move { id.to_string() }));
        inner
            .layer(ours.clone())
            .layer(HttpLayer::new(&other))
            .layer(middleware::from_fn(keeps))
            .layer(ours)
            .layer(HttpLayer::new(&other))
            .layer(RequestIdLayer::new(registry))
    })
    .await;
    let answer = own.answer(&plain("GET", "/id")).await;
    assert_has_one_id(&answer);
    let (head, body) = answer.split_once("\r\n\r\n").expect("a body");
    assert!(head.contains(&format!("x-request-id: {body}")), "{answer}");
    let labels = [("endpoint", "/id"), ("status", "200"), ("outcome", "ok")];
    assert_only(&own.ended(1).await, &labels);
    let others = Scrape::of(&other.render());
    assert_only(&others, &labels);
}
