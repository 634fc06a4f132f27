//! Clients that leave: what the server still works for is active, and ends as what it is.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, LazyLock};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::routing::{any, get};
use callsight::http::HttpLayer;
use callsight::registry::Registry;
use futures_util::stream::unfold;
use http_body::Frame;
use http_body_util::BodyExt;
use tokio::io::AsyncWriteExt;
use tokio::sync::Notify;
use tower::ServiceExt;

use super::own::{Own, assert_only, bytes, plain, read_until};
use crate::support::exposition::Scrape;

/// Ten bytes, then nothing for ever.
#[derive(Debug, Default)]
struct Stalls {
    began: bool,
}

impl http_body::Body for Stalls {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.began {
            return Poll::Pending;
        }
        self.began = true;
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"0123456789")))))
    }
}

static GATE: LazyLock<Notify> = LazyLock::new(Notify::new);

fn app(layer: HttpLayer, _: &Arc<Registry>) -> Router {
    let waits = || async { GATE.notified().await };
    Router::new()
        .route("/stalls", any(|| async { Body::new(Stalls::default()) }))
        .route("/hangs", get(std::future::pending::<()>))
        .route("/waits", any(waits))
        .layer(layer)
}

#[tokio::test]
async fn before_the_head_is_cancelled_without_a_status() {
    let own = Own::serve(app).await;
    let stream = own.sent(&plain("GET", "/hangs")).await;
    own.active_are(1).await;
    drop(stream);
    let labels = [
        ("endpoint", "/hangs"),
        ("status", "none"),
        ("outcome", "cancelled"),
    ];
    assert_only(&own.ended(1).await, &labels);
}

/// However the client goes: closed, or with its side shut, as HTTP/1.0, with a body that was read.
#[tokio::test]
async fn while_the_body_is_pending_is_cancelled_with_the_status() {
    let requests = [
        "GET /stalls HTTP/1.1\r\nhost: test\r\n\r\n",
        "GET /stalls HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n",
        "GET /stalls HTTP/1.0\r\nhost: test\r\n\r\n",
        "POST /stalls HTTP/1.1\r\nhost: test\r\ncontent-length: 4\r\n\r\nbody",
    ];
    for request in requests {
        for closes in [true, false] {
            let own = Own::serve(app).await;
            let mut stream = own.sent(request).await;
            read_until(&mut stream, "0123456789").await;
            own.active_are(1).await;
            if closes {
                drop(stream);
            } else {
                stream.shutdown().await.expect("it is open");
            }
            let scrape = own.ended(1).await;
            let labels = [
                ("endpoint", "/stalls"),
                ("status", "200"),
                ("outcome", "cancelled"),
            ];
            assert_only(&scrape, &labels);
            assert_eq!(bytes(&scrape, "response"), 10);
        }
    }
}

/// hyper reads no further than the request body that nobody asked for, so it can't see that the
/// client is gone. The handler goes on, and the request is active for as long as it does.
#[tokio::test]
async fn with_its_body_unread_the_request_is_active_until_its_handler_ends() {
    let own = Own::serve(app).await;
    let request =
        "POST /waits HTTP/1.1\r\nhost: test\r\ncontent-length: 1000\r\n\r\nthe first of it";
    drop(own.sent(request).await);
    own.active_are(1).await;
    // It stays so: a client that left later was seen to leave meanwhile.
    let later = own.sent(&plain("GET", "/hangs")).await;
    own.active_are(2).await;
    drop(later);
    own.active_are(1).await;
    GATE.notify_one();
    let scrape = own.ended(2).await;
    let waited = [("endpoint", "/waits"), ("status", "200"), ("outcome", "ok")];
    assert_eq!(scrape.count("http_requests_total", &waited), 1);
}

async fn ticks() -> Body {
    Body::from_stream(unfold(0, |minute| async move {
        tokio::time::sleep(Duration::from_secs(60)).await;
        let item = Ok::<_, Infallible>(Bytes::from_static(b"data: tick\n\n"));
        (minute < 60).then_some((item, minute + 1))
    }))
}

/// A stream of an hour, with an item a minute, by a clock that does not keep the test waiting.
#[tokio::test(start_paused = true)]
async fn a_stream_of_an_hour_is_one_request_of_all_its_bytes() {
    let registry = Registry::new();
    let app = Router::new()
        .route("/stream", get(ticks))
        .layer(HttpLayer::new(&registry));
    let request = axum::http::Request::get("/stream").body(Body::empty());
    let response = app.oneshot(request.expect("a request")).await;
    let mut body = response.expect("it is infallible").into_body();

    let scrape = || Scrape::of(&registry.render());
    for minute in 0..60 {
        let scrape = scrape();
        assert_eq!(
            scrape.count("active_requests", &[]),
            1,
            "in minute {minute}"
        );
        let ended = scrape.find("http_requests_total", &[]);
        assert!(ended.is_none_or(|ended| ended <= 0.0));
        let frame = body.frame().await;
        assert!(frame.is_some_and(|frame| frame.is_ok()));
    }
    assert!(body.frame().await.is_none());
    let scrape = scrape();
    let labels = [
        ("endpoint", "/stream"),
        ("status", "200"),
        ("outcome", "ok"),
    ];
    assert_only(&scrape, &labels);
    assert_eq!(bytes(&scrape, "response"), 60 * 12);
    assert_eq!(scrape.count("active_requests", &[]), 0);
}
