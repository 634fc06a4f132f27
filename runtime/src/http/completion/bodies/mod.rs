//! What the bodies of a request said, for who asked to see: their beginning, and of that what may
//! be read by anybody.

mod json;
mod tap;

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use bytes::Buf;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use http_body::Body as _;

use self::tap::Tapped;
use crate::config::{BodyCapture, CapturedBodies};
use crate::ledger::cut;

/// Those of one request.
#[derive(Debug)]
pub(super) struct Bodies {
    /// Written by whoever reads the body of the request.
    request: Arc<Mutex<Capture>>,
    response: Capture,
}

/// The beginning of a body.
#[derive(Debug)]
struct Capture {
    content_type: Option<HeaderValue>,
    beginning: Vec<u8>,
    most: usize,
    length: u64,
}

impl Bodies {
    /// Nothing where nobody asked.
    pub(super) fn of(headers: &HeaderMap, settings: &CapturedBodies) -> Option<Self> {
        (settings.when != BodyCapture::Off).then(|| Self {
            request: Arc::new(Mutex::new(Capture::new(headers, settings))),
            response: Capture::new(&HeaderMap::new(), settings),
        })
    }

    /// The same body: what is read of it from now on is kept.
    pub(super) fn tapped(&self, body: Body) -> Body {
        if body.is_end_stream() {
            return body;
        }
        Body::new(Tapped::new(body, Arc::clone(&self.request)))
    }

    pub(super) fn head(&mut self, headers: &HeaderMap) {
        self.response.content_type = headers.get(CONTENT_TYPE).cloned();
    }

    /// A piece of the response is sent.
    pub(super) fn sent(&mut self, data: &impl Buf) {
        self.response.keep(data);
    }

    /// What may be read by anybody: of the request, and of the response.
    pub(super) fn shown(&self, settings: &CapturedBodies) -> [Option<String>; 2] {
        let request = self.request.lock().unwrap_or_else(PoisonError::into_inner);
        [&*request, &self.response].map(|body| body.shown(&settings.keys))
    }
}

impl Capture {
    fn new(headers: &HeaderMap, settings: &CapturedBodies) -> Self {
        Self {
            content_type: headers.get(CONTENT_TYPE).cloned(),
            beginning: Vec::new(),
            most: settings.bytes,
            length: 0,
        }
    }

    /// What is not in one piece is kept as far as its first.
    fn keep(&mut self, data: &impl Buf) {
        let room = self.most - self.beginning.len();
        let chunk = data.chunk();
        // Behind a gap, nothing could be read.
        if self.length == self.beginning.len() as u64 {
            self.beginning.extend(&chunk[..chunk.len().min(room)]);
        }
        self.length += data.remaining() as u64;
    }

    fn shown(&self, keys: &[String]) -> Option<String> {
        if self.length == 0 {
            return None;
        }
        let content_type = self.content_type.as_ref().and_then(|it| it.to_str().ok());
        let content_type = content_type.unwrap_or("no type");
        if !is_json(content_type) {
            return Some(format!("{} bytes of {}", self.length, cut(content_type)));
        }
        let text = String::from_utf8_lossy(&self.beginning);
        let mut shown = json::redacted(&text, keys);
        if self.length > self.beginning.len() as u64 && !shown.ends_with(json::HIDDEN) {
            shown.push(json::HIDDEN);
        }
        Some(shown)
    }
}

/// `application/json; charset=utf-8`, `application/problem+json`
fn is_json(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default();
    let kind = kind.trim().to_ascii_lowercase();
    kind == "application/json" || kind.ends_with("+json")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn capture(content_type: &'static str, pieces: &[&str]) -> Capture {
        let settings = CapturedBodies {
            bytes: 12,
            ..CapturedBodies::default()
        };
        let headers = [(CONTENT_TYPE, HeaderValue::from_static(content_type))];
        let mut capture = Capture::new(&headers.into_iter().collect(), &settings);
        for piece in pieces {
            capture.keep(&piece.as_bytes());
        }
        capture
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let capture = capture("application/json", &["{\"a\":", "true,\"b\":1}", "…"]);
        assert_eq!((capture.beginning.len(), capture.length), (12, 19));
        assert_eq!(capture.shown(&[]).as_deref(), Some("{\"a\":true,…"));
    }

    #[test]
    fn of_what_is_no_json_only_the_size_and_type_are_shown() {
        let capture = capture("text/plain", &["password=swordfish"]);
        let shown = capture.shown(&[]);
        assert_eq!(shown.as_deref(), Some("18 bytes of text/plain"));
    }

    #[test]
    fn json_is_told_by_its_type() {
        assert!(is_json("application/json; charset=utf-8") && is_json("Application/Problem+JSON"));
        assert!(!is_json("text/json-ish") && !is_json(""));
    }
}
