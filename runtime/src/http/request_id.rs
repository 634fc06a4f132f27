//! The id of a request: the one it came with, if that can be trusted in a log, or a new one.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode};

use super::header_text;
use super::metrics::HttpMetrics;
use super::new_id::new_id;
use crate::clock::Tick;
use crate::id::Id;
use crate::ledger;
use crate::registry::Registry;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Longer ones are refused: an id is written to every log line of its request.
const MOST_BYTES: usize = 128;

/// The id of a request, in its extensions, its log lines and the `X-Request-ID` header of its
/// response.
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
#[derive(Debug, Clone)]
pub struct RequestId {
    id: Id,
    /// Who observes the request already, if this is the one in its extensions.
    seen_by: Option<SeenBy>,
}

/// A registry, by its address: it outlives the requests that it observes.
#[derive(Debug, Clone)]
struct SeenBy {
    registry: usize,
    /// That of a layer further out, where there are several registries.
    outer: Option<Arc<Self>>,
}

impl RequestId {
    /// The id as text of at most 128 letters, digits, `.`, `_` and `-`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.id.as_str()
    }

    /// Whether no layer of that registry has seen the request before. It has now.
    fn is_first_seen_by(&mut self, mut seen_by: SeenBy) -> bool {
        let outer = self.seen_by.as_ref();
        let mut layers = std::iter::successors(outer, |layer| layer.outer.as_deref());
        if layers.any(|layer| layer.registry == seen_by.registry) {
            return false;
        }
        seen_by.outer = self.seen_by.take().map(Arc::new);
        self.seen_by = Some(seen_by);
        true
    }
}

impl From<Id> for RequestId {
    fn from(id: Id) -> Self {
        Self { id, seen_by: None }
    }
}

impl PartialEq for RequestId {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for RequestId {}

impl Hash for RequestId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The id of the request that this code is run for, if it is run for one.
#[must_use]
pub fn request_id() -> Option<RequestId> {
    ledger::request_id().map(Into::into)
}

/// Replaces what the inner service may have put there.
pub(super) fn set_on(id: &Id, headers: &mut HeaderMap) {
    if let Some(value) = header_text::value(id.as_bytes()) {
        headers.insert(HEADER, value);
    }
}

/// Gives `request` its id, in its extensions, and in its header where that says something else.
/// None if a layer further out observes it for the same registry.
pub(super) fn assign<B>(
    request: &mut Request<B>,
    metrics: &HttpMetrics,
    arrival: Tick,
) -> Option<Id> {
    let registry = std::ptr::from_ref::<Registry>(metrics.registry()) as usize;
    let seen_by = SeenBy {
        registry,
        outer: None,
    };
    if let Some(outer) = request.extensions_mut().get_mut::<RequestId>() {
        return outer.is_first_seen_by(seen_by).then(|| outer.id.clone());
    }
    Some(insert_new(request, metrics, arrival, Some(seen_by)))
}

/// The same where nothing is observed.
pub(super) fn give<B>(request: &mut Request<B>, metrics: &HttpMetrics, arrival: Tick) -> Id {
    match request.extensions().get::<RequestId>() {
        Some(outer) => outer.id.clone(),
        None => insert_new(request, metrics, arrival, None),
    }
}

fn insert_new<B>(
    request: &mut Request<B>,
    metrics: &HttpMetrics,
    arrival: Tick,
    seen_by: Option<SeenBy>,
) -> Id {
    let id = received_or_new(request.headers_mut(), metrics, arrival);
    let known = RequestId {
        id: id.clone(),
        seen_by,
    };
    request.extensions_mut().insert(known);
    id
}

/// What can't be taken is replaced before anybody reads it.
fn received_or_new(headers: &mut HeaderMap, metrics: &HttpMetrics, arrival: Tick) -> Id {
    match received(headers) {
        Received::Valid(id) => id,
        Received::None => new_id(arrival),
        Received::Invalid => {
            metrics.rejected_id();
            let id = new_id(arrival);
            set_on(&id, headers);
            id
        }
    }
}

enum Received {
    None,
    Valid(Id),
    /// Malformed, or given more than once, which a proxy and a server may read differently.
    Invalid,
}

fn received(headers: &HeaderMap) -> Received {
    let mut values = headers.get_all(HEADER).iter();
    match (values.next(), values.next()) {
        (None, _) => Received::None,
        (Some(value), None) => valid(value).map_or(Received::Invalid, Received::Valid),
        (Some(_), Some(_)) => Received::Invalid,
    }
}

fn valid(value: &HeaderValue) -> Option<Id> {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-".contains(byte);
    let bytes = value.as_bytes();
    let is_valid = (1..=MOST_BYTES).contains(&bytes.len()) && bytes.iter().all(is_plain);
    is_valid.then(|| value.to_str().ok().map(Id::from))?
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

    /// What the handler reads in the header of a request that came with `ids`, and its id.
    fn read(ids: &[&str]) -> (Vec<String>, String) {
        let metrics = HttpMetrics::counting_all(&Registry::new());
        let request = ids.iter().fold(Request::builder(), |request, id| {
            request.header(HEADER, *id)
        });
        let mut request = request.body(()).expect("a request");
        let id = assign(&mut request, &metrics, Tick::now()).expect("nobody else sees it");
        let read = request.headers().get_all(HEADER).iter();
        let read = read.map(|id| id.to_str().expect("plain").to_owned());
        (read.collect(), id.as_str().to_owned())
    }

    #[test]
    fn the_header_of_a_request_never_says_another_id() {
        let (header, _) = read(&[]);
        assert_eq!(header, [""; 0]);
        let (header, id) = read(&["theirs"]);
        assert_eq!((header, id.as_str()), (vec!["theirs".to_owned()], "theirs"));
        for refused in [&["not plain"][..], &["one", "two"]] {
            let (header, id) = read(refused);
            assert_eq!(header, [id]);
        }
    }
}
