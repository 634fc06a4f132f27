//! The id of a request: the one it came with, if that can be trusted in a log, or a new one.

use std::fmt;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode};
use uuid::Uuid;

use super::metrics::HttpMetrics;
use crate::ledger;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Longer ones are refused: an id is written to every log line of its request.
const MOST_BYTES: usize = 128;

/// The id of a request, in its `X-Request-ID` header, its extensions and those of its log lines.
///
/// A handler can have it as an argument, and any code below a handler by
/// [`request_id()`](crate::request_id):
///
/// ```
/// use callsight::http::RequestId;
///
/// async fn handler(id: RequestId) -> String {
///     format!("this is request {id}")
/// }
/// # let _: axum::Router = axum::Router::new().route("/", axum::routing::get(handler));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// A new one: a UUID of version 7, which sorts by time.
    fn new() -> Self {
        let mut buffer = Uuid::encode_buffer();
        Self(Arc::from(
            &*Uuid::now_v7().hyphenated().encode_lower(&mut buffer),
        ))
    }

    /// The id as text of at most 128 letters, digits, `.`, `_` and `-`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn to_arc(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }

    /// Replaces what the inner service may have put there.
    pub(super) fn set_on(&self, headers: &mut HeaderMap) {
        if let Ok(value) = HeaderValue::from_str(&self.0) {
            headers.insert(HEADER, value);
        }
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The id of the request that this code is run for, if it is run for one.
#[must_use]
pub fn request_id() -> Option<RequestId> {
    ledger::current().map(|ledger| RequestId(Arc::clone(ledger.request_id())))
}

/// Gives `request` its id, in its header and its extensions.
pub(super) fn assign<B>(request: &mut Request<B>, metrics: &HttpMetrics) -> RequestId {
    let id = match incoming(request.headers()) {
        Incoming::Valid(id) => id,
        Incoming::None => RequestId::new(),
        Incoming::Invalid => {
            metrics.rejected_id();
            RequestId::new()
        }
    };
    id.set_on(request.headers_mut());
    request.extensions_mut().insert(id.clone());
    id
}

enum Incoming {
    None,
    Valid(RequestId),
    /// Malformed, or given more than once, which a proxy and a server may read differently.
    Invalid,
}

fn incoming(headers: &HeaderMap) -> Incoming {
    let mut values = headers.get_all(HEADER).iter();
    match (values.next(), values.next()) {
        (None, _) => Incoming::None,
        (Some(value), None) => valid(value).map_or(Incoming::Invalid, Incoming::Valid),
        (Some(_), Some(_)) => Incoming::Invalid,
    }
}

fn valid(value: &HeaderValue) -> Option<RequestId> {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-".contains(byte);
    let bytes = value.as_bytes();
    let is_valid = (1..=MOST_BYTES).contains(&bytes.len()) && bytes.iter().all(is_plain);
    is_valid.then(|| value.to_str().ok().map(|id| RequestId(id.into())))?
}

impl<S: Sync> FromRequestParts<S> for RequestId {
    type Rejection = RequestIdMissing;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, RequestIdMissing> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(RequestIdMissing)
    }
}

/// A handler asked for the id of a request that no [`HttpLayer`](super::HttpLayer) has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the request has no id; put `telemetry.layer()` around the routes")]
pub struct RequestIdMissing;

impl IntoResponse for RequestIdMissing {
    fn into_response(self) -> Response {
        (StatusCode::INTERNAL_SERVER_ERROR, self.to_string()).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_and_short_ids_are_taken() {
        let longest = "x".repeat(MOST_BYTES);
        for id in ["a", "0-9_A.z", &longest] {
            let value = HeaderValue::from_str(id).expect("a header value");
            assert_eq!(valid(&value).expect("a valid id").as_str(), id);
        }
        let too_long = "x".repeat(MOST_BYTES + 1);
        for id in ["", "a b", "a/b", "ä", "a\tb", &too_long] {
            assert!(
                HeaderValue::from_str(id).map_or(true, |value| valid(&value).is_none()),
                "{id}"
            );
        }
    }

    #[test]
    fn new_ids_are_uuids_of_version_7() {
        let id = Uuid::parse_str(RequestId::new().as_str()).expect("a UUID");
        assert_eq!(id.get_version_num(), 7);
    }
}
