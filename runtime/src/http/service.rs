//! The service: what happens before the inner one is called.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::task::{Context, Poll};

use axum::BoxError;
use axum::body::{Body, HttpBody};
use bytes::Bytes;
use http::{Request, Response};
use tower_service::Service;

use super::body::RequestBody;
use super::future::ResponseFuture;
use super::metrics::HttpMetrics;
use super::observation::RequestObservation;
use super::request_id;
use super::work::Work;
use crate::clock::Tick;

/// Observes the requests of its inner service. Bodies are axum's, going in and coming out, whatever
/// those of the server and the service are. Made by [`HttpLayer`](super::HttpLayer).
#[derive(Debug, Clone)]
pub struct HttpService<S> {
    inner: S,
    metrics: Arc<HttpMetrics>,
}

impl<S> HttpService<S> {
    pub(super) fn new(inner: S, metrics: Arc<HttpMetrics>) -> Self {
        Self { inner, metrics }
    }
}

impl<S, B, R> Service<Request<B>> for HttpService<S>
where
    S: Service<Request<Body>, Response = Response<R>>,
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
    R: HttpBody<Data = Bytes> + Send + 'static,
    R::Error: Into<BoxError>,
{
    type Response = Response<Body>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        // Before the inner call, so that work done there is counted too.
        let arrival = Tick::now();
        let id = request_id::assign(&mut request, &self.metrics, arrival);
        let mut observation =
            id.map(|id| RequestObservation::start(&self.metrics, &request, id, arrival));
        let read = observation
            .as_mut()
            .and_then(|observation| observation.counts(&request));
        let mut request = request.map(|body| counted(body, read));
        if let Some(observation) = &observation {
            request = observation.tapped(request);
        }
        let work = Work::on(&mut observation);
        let future = self.inner.call(request);
        work.done();
        ResponseFuture::new(future, observation)
    }
}

/// A request body whose bytes are counted in `read`, if there is something to count.
fn counted<B>(body: B, read: Option<Arc<AtomicU64>>) -> Body
where
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    match read {
        Some(read) => Body::new(RequestBody::new(body, read)),
        None => Body::new(body),
    }
}
