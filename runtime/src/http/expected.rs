//! How much body follows the head of a response, as far as it says.

use axum::body::HttpBody;
use http::{HeaderValue, Response, StatusCode, header};

use super::labels::KnownMethod;

/// How long the body will be, if its head or the body itself says so.
pub(super) fn expected_bytes<R: HttpBody>(response: &Response<R>) -> Option<u64> {
    let exact = response.body().size_hint().exact();
    exact.or_else(|| {
        let declared: &HeaderValue = response.headers().get(header::CONTENT_LENGTH)?;
        declared.to_str().ok()?.parse().ok()
    })
}

/// Where no body may follow a server drops it unread, which must not count as a cancellation.
pub(super) fn has_no_body<R: HttpBody>(
    method: KnownMethod,
    response: &Response<R>,
    expected: Option<u64>,
) -> bool {
    let status = response.status();
    method == KnownMethod::HEAD
        || (method == KnownMethod::CONNECT && status.is_success())
        || status.is_informational()
        || status == StatusCode::NO_CONTENT
        || status == StatusCode::NOT_MODIFIED
        || expected == Some(0)
        || response.body().is_end_stream()
}
