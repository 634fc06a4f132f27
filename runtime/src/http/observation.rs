//! One request, from its arrival to the end of its response body.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::BoxError;
use axum::body::{Body, HttpBody};
use bytes::{Buf, Bytes};
use http::{HeaderMap, Request, Response, StatusCode};
use tracing::Span;

use super::body::ResponseBody;
use super::completion::{self, About, Ended};
use super::endpoint::Endpoint;
use super::endpoints::Number;
use super::expected::{expected_bytes, has_no_body};
use super::grpc::Call;
use super::labels::{Ending, KnownMethod};
use super::metrics::HttpMetrics;
use super::request_id;
use super::series::{Measured, exemplify};
use crate::clock::Tick;
use crate::id::Id;
use crate::ledger::{self, Ledger};
use crate::outcome::Outcome;
use crate::spare;
use crate::testing;

/// The guard of one request, which records it once, when it is dropped.
#[derive(Debug)]
pub(super) struct RequestObservation {
    metrics: Arc<HttpMetrics>,
    started: Tick,
    method: KnownMethod,
    endpoint: Number,
    status: Option<StatusCode>,
    /// How the request ended, or has ended if the guard is dropped now.
    outcome: Outcome,
    first_byte_nanos: Option<u64>,
    /// What was read of the request body; nothing where there is none.
    request_bytes: Option<Arc<AtomicU64>>,
    response_bytes: u64,
    /// Where it is while the thread works for another one, or for nobody.
    ledger: Option<Arc<Ledger>>,
    /// If somebody listens.
    span: Option<Box<Span>>,
    about: Option<Box<About>>,
    /// If it is a call of gRPC.
    call: Option<Box<Call>>,
}

impl RequestObservation {
    pub(super) fn start<B>(
        metrics: &Arc<HttpMetrics>,
        request: &Request<B>,
        id: Id,
        arrival: Tick,
    ) -> Self {
        let number = metrics.endpoint_of(request);
        let endpoint = metrics.endpoint(number);
        let method = KnownMethod::of(request.method());
        let about = metrics.completion().about(request, &id);
        let observation = Self {
            span: completion::span(method.as_str(), endpoint.route(), &id),
            metrics: Arc::clone(metrics),
            method,
            endpoint: number,
            status: None,
            outcome: Outcome::Cancelled,
            first_byte_nanos: None,
            request_bytes: None,
            response_bytes: 0,
            ledger: Some(Ledger::new(id, arrival)),
            about,
            call: Call::of(request),
            started: arrival,
        };
        // Last: a subscriber that panics in `span` must not leave a request active for ever.
        if endpoint.is_counted() {
            metrics.started();
        }
        if let Some(about) = &observation.about {
            metrics
                .completion()
                .started(about, observation.span.as_deref());
        }
        observation
    }

    /// Where the bytes of its body are counted; nowhere if the body is at its end already.
    pub(super) fn counts<B: HttpBody>(&mut self, request: &Request<B>) -> Option<Arc<AtomicU64>> {
        if request.body().is_end_stream() {
            return None;
        }
        Some(Arc::clone(self.request_bytes.insert(Arc::default())))
    }

    /// The same request, whose body is kept for who asked to see it.
    pub(super) fn tapped(&self, request: Request<Body>) -> Request<Body> {
        match &self.about {
            Some(about) => request.map(|body| about.tapped(body)),
            None => request,
        }
    }

    /// From now on the thread works for this request.
    pub(super) fn enter(&mut self) {
        self.ledger = ledger::swap(self.ledger.take());
        if let Some(span) = &self.span {
            span.with_subscriber(|(id, subscriber)| subscriber.enter(id));
        }
    }

    /// And now for whom it worked before.
    pub(super) fn leave(&mut self) {
        self.ledger = ledger::swap(self.ledger.take());
        if let Some(span) = &self.span {
            span.with_subscriber(|(id, subscriber)| subscriber.exit(id));
        }
    }

    /// Takes note of the response head, and gives the observation to the body if one follows.
    pub(super) fn head<R>(mut self, mut response: Response<R>) -> Response<Body>
    where
        R: HttpBody<Data = Bytes> + Send + 'static,
        R::Error: Into<BoxError>,
    {
        let nanos = self.started.elapsed_nanos();
        self.status = Some(response.status());
        self.first_byte_nanos = Some(nanos);
        if let Some(about) = &mut self.about {
            about.head(response.headers());
        }
        if let Some(ledger) = &self.ledger {
            let headers = response.headers_mut();
            self.metrics.completion().announce(ledger, nanos, headers);
            if let Some(id) = ledger.request_id() {
                request_id::set_on(id, headers);
            }
        }
        let call = self.call.as_mut();
        let has_trailers = call.is_some_and(|call| call.head(response.headers()));
        let expected = expected_bytes(&response).filter(|_| !has_trailers);
        if has_no_body(self.method, &response, expected) {
            self.outcome = self.outcome_by_status();
            return response.map(Body::new);
        }
        response.map(|body| Body::new(ResponseBody::new(body, self, expected)))
    }

    pub(super) fn sent(&mut self, bytes: u64, data: Option<&impl Buf>) {
        if let (Some(about), Some(data)) = (&mut self.about, data) {
            about.sent(data);
        }
        self.response_bytes += bytes;
    }

    /// What follows the response body, which is all there then.
    pub(super) fn trailers(&mut self, trailers: &HeaderMap) {
        self.call
            .iter_mut()
            .for_each(|call| call.trailers(trailers));
    }

    /// Ends it where it is: it is moved often enough.
    pub(super) fn end(request: &mut Option<Self>, outcome: Outcome) {
        if let Some(request) = request {
            request.outcome = outcome;
        }
        *request = None;
    }

    /// How a request ends that was answered: it is an error if the status says that the server
    /// failed, that of gRPC where it is a call.
    pub(super) fn outcome_by_status(&self) -> Outcome {
        let of_http = || match self.status {
            Some(status) if status.is_server_error() => Outcome::Error,
            _ => Outcome::Ok,
        };
        let of_call = self.call.as_ref().map(|call| call.outcome(self.status));
        of_call.flatten().unwrap_or_else(of_http)
    }

    /// Tells the span how the request ended.
    #[cold]
    fn describe(&self, span: &Span) {
        span.record("outcome", self.outcome.as_str());
        if let Some(status) = self.status {
            span.record("http.response.status_code", status.as_u16());
        }
        if let Some(call) = &self.call {
            call.describe(span);
        }
    }

    fn record(&self, endpoint: &Endpoint) {
        let ended = Tick::now();
        let read = |bytes: &Arc<AtomicU64>| bytes.load(Ordering::Relaxed);
        let measured = Measured {
            nanos: ended.nanos_since(self.started),
            first_byte_nanos: self.first_byte_nanos,
            request_bytes: self.request_bytes.as_ref().map_or(0, read),
            response_bytes: self.response_bytes,
        };
        let status = self.status.map(|status| status.as_u16());
        let ending = Ending::of(self.method, status, self.outcome);
        let registry = self.metrics.registry();
        let series = self.metrics.series(endpoint, ending);
        series.record(registry, &measured);
        let call = self.call.as_deref();
        let of_call = call.map(|call| self.metrics.called(call, self.outcome, &measured));
        if let Some(ledger) = &self.ledger {
            if let Some(id) = ledger.request_id() {
                for durations in [Some(series.durations()), of_call].into_iter().flatten() {
                    exemplify(registry, &durations, measured.nanos, ended, id);
                }
            }
            self.metrics.completion().ended(&Ended {
                about: self.about.as_deref(),
                ledger,
                method: self.method,
                endpoint,
                status,
                outcome: self.outcome,
                measured: &measured,
                call,
                span: self.span.as_deref(),
            });
        }
    }
}

impl Drop for RequestObservation {
    fn drop(&mut self) {
        if let Some(call) = &mut self.call {
            if self.outcome == Outcome::Cancelled {
                let is_real = |name: &str| self.metrics.rpcs().is_real(name);
                self.outcome = call.give_up(self.started.elapsed_nanos(), is_real);
            }
            call.end(self.outcome, self.status);
        }
        if let Some(span) = &self.span {
            self.describe(span);
        }
        let _there = testing::where_it_began(self.started);
        let endpoint = self.metrics.endpoint(self.endpoint);
        if endpoint.is_counted() {
            self.record(endpoint);
            self.metrics.ended();
        }
        if let Some(ledger) = self.ledger.take() {
            spare::keep(ledger);
        }
    }
}
