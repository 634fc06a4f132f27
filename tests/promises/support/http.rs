//! A plain HTTP client of 127.0.0.1.

use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, Method, Response, StatusCode};
use serde_json::Value;

use super::exposition::Scrape;

/// What Prometheus 3 insists on to accept a scrape.
const TEXT_0_0_4: &str = "text/plain; version=0.0.4; charset=utf-8";

/// A service under test, by its address.
#[derive(Debug, Clone)]
pub(crate) struct Peer {
    pub(crate) base: String,
    client: Client,
}

impl Peer {
    pub(crate) fn new(base: impl Into<String>) -> Self {
        let client = Client::builder().no_proxy().build().expect("a client");
        Self {
            base: base.into(),
            client,
        }
    }

    pub(crate) fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        self.client.request(method, format!("{}{path}", self.base))
    }

    /// Sends a request that must be answered, however.
    #[track_caller]
    pub(crate) fn send(&self, method: &str, path: &str) -> impl Future<Output = Response> + use<> {
        let what = format!("{method} {path}");
        let sent = self.request(method, path).send();
        async move {
            sent.await
                .unwrap_or_else(|error| panic!("{what} was not answered: {error:?}"))
        }
    }

    /// The status of a GET, after its body was read to the end.
    pub(crate) async fn status(&self, path: &str) -> u16 {
        let answer = self.send("GET", path).await;
        let status = answer.status().as_u16();
        answer.bytes().await.expect("a whole body");
        status
    }

    /// The body of a GET that must succeed.
    pub(crate) async fn text(&self, path: &str) -> String {
        let answer = self.send("GET", path).await;
        assert_eq!(answer.status(), StatusCode::OK, "GET {path}");
        answer.text().await.expect("a whole body")
    }

    pub(crate) async fn json(&self, path: &str) -> Value {
        let text = self.text(path).await;
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("GET {path}: {error}: {text}"))
    }

    /// A scrape, checked as strictly as Prometheus 3 would and more.
    pub(crate) async fn scrape(&self) -> Scrape {
        Scrape::of(&self.scraped_text().await)
    }

    pub(crate) async fn scraped_text(&self) -> String {
        let answer = self.send("GET", "/metrics").await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()[CONTENT_TYPE], TEXT_0_0_4);
        answer.text().await.expect("a whole body")
    }
}
