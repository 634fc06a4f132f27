//! What HTTP itself makes of a response: no body where none may follow, chunks, upgrades, HTTP/2.

use std::io;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ws::{Message, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{Redirect, Response};
use axum::routing::{get, post};
use callsight::http::HttpLayer;
use callsight::registry::Registry;
use futures_util::stream;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::own::{Own, assert_only, bytes, plain, read_until};

fn app(layer: HttpLayer, _: &Arc<Registry>) -> Router {
    Router::new()
        .route("/text", get(|| async { "0123456789" }))
        .route("/moved", get(|| async { Redirect::to("/text") }))
        .route("/unchanged", get(|| async { StatusCode::NOT_MODIFIED }))
        .route("/nothing", get(|| async { StatusCode::NO_CONTENT }))
        .route("/gone", get(|| async { (StatusCode::NOT_FOUND, "gone") }))
        .route(
            "/refused",
            get(|| async { Err::<(), _>((StatusCode::BAD_GATEWAY, "no")) }),
        )
        .route("/pieces", get(|| async { pieces(None) }))
        .route(
            "/breaks",
            get(|| async { pieces(Some(io::Error::other("on purpose"))) }),
        )
        .route(
            "/length",
            post(|body: Bytes| async move { body.len().to_string() }),
        )
        .route("/chat", get(chat))
        .layer(layer)
}

/// Three pieces, then perhaps an error.
fn pieces(error: Option<io::Error>) -> Body {
    let pieces = ["one ", "and two ", "and three"].map(|piece| Ok(Bytes::from(piece)));
    Body::from_stream(stream::iter(pieces.into_iter().chain(error.map(Err))))
}

async fn chat(upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(|mut socket| async move {
        while let Some(Ok(Message::Text(text))) = socket.recv().await {
            let _ = socket.send(Message::Text(text)).await;
        }
    })
}

#[tokio::test]
async fn each_ending_is_one_observation() {
    let cases = [
        ("GET", "/text", "200", "ok", 10),
        ("HEAD", "/text", "200", "ok", 0),
        ("GET", "/moved", "303", "ok", 0),
        ("GET", "/unchanged", "304", "ok", 0),
        ("GET", "/nothing", "204", "ok", 0),
        ("GET", "/gone", "404", "ok", 4),
        ("GET", "/refused", "502", "error", 2),
        ("GET", "/pieces", "200", "ok", 21),
        ("HEAD", "/pieces", "200", "ok", 0),
        ("GET", "/breaks", "200", "error", 21),
        ("DELETE", "/text", "405", "ok", 0),
    ];
    for (method, path, status, outcome, size) in cases {
        let own = Own::serve(app).await;
        let answer = own.answer(&plain(method, path)).await;
        // What breaks off at once may take its head with it.
        let is_whole = answer.starts_with(&format!("HTTP/1.1 {status} "));
        assert!(is_whole || path == "/breaks", "{answer}");
        let scrape = own.ended(1).await;
        let labels = [
            ("method", method),
            ("endpoint", path),
            ("status", status),
            ("outcome", outcome),
        ];
        assert_only(&scrape, &labels);
        assert_eq!(bytes(&scrape, "response"), size, "{method} {path}");
    }
}

#[tokio::test]
async fn methods_that_nobody_defined_are_one() {
    let own = Own::serve(app).await;
    for method in ["BREW", "PROPFIND", "get"] {
        own.answer(&plain(method, "/text")).await;
    }
    let scrape = own.ended(3).await;
    let labels = [
        ("method", "_OTHER"),
        ("endpoint", "/text"),
        ("status", "405"),
    ];
    assert_eq!(scrape.count("http_requests_total", &labels), 3);
}

/// Chunk headers are no part of it, nor is what compression of a request would save.
#[tokio::test]
async fn a_chunked_request_body_is_counted_as_its_bytes() {
    let own = Own::serve(app).await;
    let head = "POST /length HTTP/1.1\r\nhost: test\r\nconnection: close\r\n";
    let chunks = "5\r\nhello\r\n1\r\n \r\n6\r\nworld!\r\n0\r\n\r\n";
    let answer = own
        .answer(&format!("{head}transfer-encoding: chunked\r\n\r\n{chunks}"))
        .await;
    assert!(answer.ends_with("12"), "{answer}");
    let scrape = own.ended(1).await;
    assert_eq!(bytes(&scrape, "request"), 12);
    assert_eq!(bytes(&scrape, "response"), 2);
}

/// A masked frame of text, as a browser sends it.
fn frame(text: &str) -> Vec<u8> {
    let mask = [7, 11, 13, 17];
    let masked = text.bytes().zip(mask.into_iter().cycle());
    let length = u8::try_from(text.len()).expect("it is short");
    let head = [0x81, 0x80 | length].into_iter().chain(mask);
    head.chain(masked.map(|(byte, mask)| byte ^ mask)).collect()
}

#[tokio::test]
async fn an_upgrade_is_a_101_that_ends_with_its_head() {
    let own = Own::serve(app).await;
    let handshake = "GET /chat HTTP/1.1\r\nhost: test\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
                     sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    let mut stream = own.sent(handshake).await;
    let head = read_until(&mut stream, "\r\n\r\n").await;
    assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
    assert!(head.contains("x-request-id: "), "{head}");
    let labels = [("endpoint", "/chat"), ("status", "101"), ("outcome", "ok")];
    assert_only(&own.ended(1).await, &labels);

    // The socket lives on, and is no request any more.
    stream.write_all(&frame("hello")).await.expect("it is open");
    let mut echo = [0; 7];
    stream.read_exact(&mut echo).await.expect("an echo");
    assert_eq!(&echo[2..], b"hello");
    drop(stream);
    assert_only(&own.scrape(), &labels);
}

#[tokio::test]
async fn requests_on_one_http2_connection_are_counted_apart() {
    let own = Own::serve(app).await;
    let client = reqwest::Client::builder()
        .no_proxy()
        .http2_prior_knowledge();
    let client = &client.build().expect("a client");
    let base = format!("http://{}", own.address);
    let get = |path: &str| client.get(format!("{base}{path}")).send();
    let all = (0..20).map(|_| async {
        let answer = get("/pieces").await.expect("an answer");
        assert_eq!(answer.version(), reqwest::Version::HTTP_2);
        assert_eq!(answer.bytes().await.expect("a body").len(), 21);
    });
    futures_util::future::join_all(all).await;
    let broken = async { get("/breaks").await?.bytes().await };
    assert!(broken.await.is_err());
    let length = client.post(format!("{base}/length")).body(vec![0; 200_000]);
    let length = length.send().await.expect("an answer");
    assert_eq!(length.text().await.expect("a body"), "200000");

    let scrape = own.ended(22).await;
    let ok = [
        ("endpoint", "/pieces"),
        ("status", "200"),
        ("outcome", "ok"),
    ];
    assert_eq!(scrape.count("http_requests_total", &ok), 20);
    assert_eq!(scrape.count("http_response_size_bytes_sum", &ok), 20 * 21);
    let broken = [("endpoint", "/breaks"), ("outcome", "error")];
    assert_eq!(scrape.count("http_requests_total", &broken), 1);
    let long = [("endpoint", "/length")];
    assert_eq!(scrape.count("http_request_size_bytes_sum", &long), 200_000);
}

/// The client resets its stream, and goes on with others on the same connection.
#[tokio::test]
async fn an_http2_stream_that_is_reset_is_cancelled() {
    let own = Own::serve(|layer, _| {
        let stalls = || async { Body::from_stream(stream::pending::<io::Result<Bytes>>()) };
        Router::new()
            .route("/stalls", get(stalls))
            .route("/hangs", get(std::future::pending::<()>))
            .layer(layer)
    })
    .await;
    let client = reqwest::Client::builder()
        .no_proxy()
        .http2_prior_knowledge();
    let client = client.build().expect("a client");
    let stalls = client.get(format!("http://{}/stalls", own.address)).send();
    let answer = stalls.await.expect("a head");
    let hangs = tokio::spawn(client.get(format!("http://{}/hangs", own.address)).send());
    own.active_are(2).await;
    drop(answer);
    own.active_are(1).await;
    hangs.abort();
    let scrape = own.ended(2).await;
    for (path, status) in [("/stalls", "200"), ("/hangs", "none")] {
        let labels = [
            ("endpoint", path),
            ("status", status),
            ("outcome", "cancelled"),
        ];
        assert_eq!(scrape.count("http_requests_total", &labels), 1, "{path}");
    }
}
