//! A server of one test, in its own process and registry, and clients of raw bytes.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use callsight::http::HttpLayer;
use callsight::registry::Registry;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::HISTOGRAMS;
use crate::support::exposition::{Label, Scrape};
use crate::support::wait::eventually;

/// Served as in production: by `axum::serve`, on a socket.
#[derive(Debug)]
pub(super) struct Own {
    pub(super) registry: Arc<Registry>,
    pub(super) address: SocketAddr,
}

impl Own {
    /// Serves what `app` makes of the layer.
    pub(super) async fn serve(app: impl FnOnce(HttpLayer, &Arc<Registry>) -> Router) -> Self {
        let registry = Registry::new();
        let app = app(HttpLayer::new(&registry), &registry);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let listener = listener.expect("a free port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async { axum::serve(listener, app).await });
        Self { registry, address }
    }

    pub(super) fn scrape(&self) -> Scrape {
        Scrape::of(&self.registry.render())
    }

    pub(super) fn active(&self) -> u64 {
        self.scrape().count("active_requests", &[])
    }

    pub(super) async fn active_are(&self, count: u64) {
        let what = format!("{count} requests to be active");
        eventually(&what, async || (self.active() == count).then_some(())).await;
    }

    /// Waits until so many requests have ended and none is active; there were never more.
    pub(super) async fn ended(&self, count: u64) -> Scrape {
        let what = format!("{count} requests to end");
        let scrape = eventually(&what, async || {
            let scrape = self.scrape();
            let ended = scrape.find("http_requests_total", &[]).unwrap_or_default();
            let active = scrape.count("active_requests", &[]);
            (ended >= count as f64 && active == 0).then_some(scrape)
        })
        .await;
        assert_eq!(scrape.count("http_requests_total", &[]), count);
        scrape
    }

    /// A connection on which `request` was sent.
    pub(super) async fn sent(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.expect("a server");
        let written = stream.write_all(request.as_bytes()).await;
        written.expect("it listens");
        stream
    }

    /// All that the server says in answer to `request`, which must ask it to close.
    pub(super) async fn answer(&self, request: &str) -> String {
        let mut answer = Vec::new();
        let mut stream = self.sent(request).await;
        // A connection may end with a reset where the server gives up.
        let _ = stream.read_to_end(&mut answer).await;
        String::from_utf8(answer).expect("text")
    }
}

/// A request without a body, as text.
pub(super) fn plain(method: &str, path: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n")
}

/// Reads until `text` has come.
pub(super) async fn read_until(stream: &mut TcpStream, text: &str) -> String {
    let mut read = String::new();
    while !read.contains(text) {
        let mut piece = [0; 1024];
        let length = stream.read(&mut piece).await.expect("no error yet");
        assert!(length > 0, "it ended with: {read}");
        read.push_str(std::str::from_utf8(&piece[..length]).expect("text"));
    }
    read
}

/// That there was exactly one request, and in which series it is.
#[track_caller]
pub(super) fn assert_only(scrape: &Scrape, expected: &[Label<'_>]) {
    assert_eq!(scrape.count("http_requests_total", &[]), 1);
    let found = scrape
        .select("http_requests_total", &[])
        .find(|series| series.value > 0.0)
        .expect("a series that counted it");
    let found: Vec<_> = expected
        .iter()
        .map(|(name, _)| (*name, found.labels[*name].as_str()))
        .collect();
    assert_eq!(found, expected);
    // Whatever has no head has no first byte.
    let is_headless = expected.contains(&("status", "none"));
    for histogram in HISTOGRAMS {
        let is_first_byte = histogram == "http_time_to_first_byte_seconds";
        let count = scrape.count(&format!("{histogram}_count"), &[]);
        assert_eq!(
            count,
            u64::from(!(is_headless && is_first_byte)),
            "{histogram}"
        );
    }
}

/// How many bytes all requests, or all responses, had.
pub(super) fn bytes(scrape: &Scrape, whose: &str) -> u64 {
    scrape.count(&format!("http_{whose}_size_bytes_sum"), &[])
}
