//! One request, from its arrival to the end of its response body.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use http::{Method, Request, Response, StatusCode, header};
use http_body::Body;
use tracing::Span;

use super::body::ResponseBody;
use super::endpoint::Endpoint;
use super::labels::Labels;
use super::metrics::HttpMetrics;
use super::request_id::RequestId;
use crate::clock::Tick;
use crate::ledger::{self, Ledger};
use crate::outcome::Outcome;

/// The guard of one request, which records it once, when it is dropped.
#[derive(Debug)]
pub(super) struct RequestObservation {
    metrics: Arc<HttpMetrics>,
    started: Tick,
    method: Method,
    endpoint: Endpoint,
    status: Option<StatusCode>,
    /// How the request ended, or has ended if the guard is dropped now.
    outcome: Outcome,
    /// Requests of excluded routes have an id and a span, and are not counted.
    is_counted: bool,
    first_byte_nanos: Option<u64>,
    request_bytes: Arc<AtomicU64>,
    response_bytes: u64,
    ledger: Arc<Ledger>,
    id: RequestId,
    span: Span,
}

impl RequestObservation {
    pub(super) fn start<B>(
        metrics: &Arc<HttpMetrics>,
        request: &Request<B>,
        id: RequestId,
    ) -> Self {
        let endpoint = metrics.endpoint(request);
        let observation = Self {
            span: span(request, &endpoint, &id),
            metrics: Arc::clone(metrics),
            method: request.method().clone(),
            is_counted: !metrics.excludes(endpoint.as_str()),
            endpoint,
            status: None,
            outcome: Outcome::Cancelled,
            first_byte_nanos: None,
            request_bytes: Arc::default(),
            response_bytes: 0,
            ledger: Ledger::new(id.to_arc()),
            id,
            started: Tick::now(),
        };
        // Last: a subscriber that panics in `span` must not leave a request active for ever.
        if observation.is_counted {
            metrics.started();
        }
        observation
    }

    /// Where the bytes of the request body are counted.
    pub(super) fn request_bytes(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.request_bytes)
    }

    /// Runs `work` as a part of the request.
    pub(super) fn in_scope<R>(&self, work: impl FnOnce() -> R) -> R {
        let _ledger = ledger::enter(&self.ledger);
        self.span.in_scope(work)
    }

    /// Runs `work`, which ends the request there and then if it unwinds: whoever catches the
    /// panic may keep what is left of the request for long.
    pub(super) fn work<R>(observation: &mut Option<Self>, work: impl FnOnce() -> R) -> R {
        let guard = Unwinding(observation);
        let Some(observation) = guard.0.as_mut() else {
            return work();
        };
        observation.outcome = Outcome::Panicked;
        let done = observation.in_scope(work);
        observation.outcome = Outcome::Cancelled;
        done
    }

    /// Takes note of the response head, and gives the observation to the body if one follows.
    pub(super) fn head<R: Body>(mut self, mut response: Response<R>) -> Response<ResponseBody<R>> {
        self.status = Some(response.status());
        self.first_byte_nanos = Some(self.started.elapsed_nanos());
        self.id.set_on(response.headers_mut());
        let expected = expected_bytes(&response);
        if has_no_body(&self.method, &response, expected) {
            self.end_by_status();
            return response.map(ResponseBody::unobserved);
        }
        response.map(|body| ResponseBody::observed(body, self, expected))
    }

    pub(super) fn sent(&mut self, bytes: u64) {
        self.response_bytes += bytes;
    }

    pub(super) fn end(mut self, outcome: Outcome) {
        self.outcome = outcome;
    }

    /// A request that was answered is an error if the status says that the server failed.
    pub(super) fn end_by_status(self) {
        let failed = self.status.is_some_and(|status| status.is_server_error());
        self.end(if failed { Outcome::Error } else { Outcome::Ok });
    }

    fn labels(&self) -> Labels<'_> {
        let status = self.status.map(|status| status.as_u16());
        Labels::of(&self.endpoint, self.method.as_str(), status, self.outcome)
    }
}

/// Ends a request that is still marked as panicked when the work on it is over.
struct Unwinding<'a>(&'a mut Option<RequestObservation>);

impl Drop for Unwinding<'_> {
    fn drop(&mut self) {
        self.0
            .take_if(|observation| observation.outcome == Outcome::Panicked);
    }
}

impl Drop for RequestObservation {
    fn drop(&mut self) {
        self.span.record("outcome", self.outcome.as_str());
        if let Some(status) = self.status {
            self.span
                .record("http.response.status_code", status.as_u16());
        }
        if !self.is_counted {
            return;
        }
        let nanos = self.started.elapsed_nanos();
        let request_bytes = self.request_bytes.load(Ordering::Relaxed);
        let series = self.metrics.series(&self.labels());
        series.record(
            nanos,
            self.first_byte_nanos,
            request_bytes,
            self.response_bytes,
        );
        series.exemplify(nanos, self.id.as_str());
        self.metrics.ended();
    }
}

fn span<B>(request: &Request<B>, endpoint: &Endpoint, id: &RequestId) -> Span {
    tracing::info_span!(
        "http_request",
        http.request.method = request.method().as_str(),
        http.route = endpoint.as_str(),
        request_id = id.as_str(),
        http.response.status_code = tracing::field::Empty,
        outcome = tracing::field::Empty,
    )
}

/// How long the body will be, if its head or the body itself says so.
fn expected_bytes<R: Body>(response: &Response<R>) -> Option<u64> {
    let declared = response.headers().get(header::CONTENT_LENGTH);
    let declared = declared.and_then(|length| length.to_str().ok()?.parse().ok());
    declared.or_else(|| response.body().size_hint().exact())
}

/// Where no body may follow a server drops it unread, which must not count as a cancellation.
fn has_no_body<R: Body>(method: &Method, response: &Response<R>, expected: Option<u64>) -> bool {
    let status = response.status();
    method == Method::HEAD
        || (method == Method::CONNECT && status.is_success())
        || status.is_informational()
        || status == StatusCode::NO_CONTENT
        || status == StatusCode::NOT_MODIFIED
        || expected == Some(0)
        || response.body().is_end_stream()
}
