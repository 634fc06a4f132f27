//! The service: what happens before the inner one is called.

use std::any::Any;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::BoxError;
use axum::body::{Body, HttpBody};
use bytes::Bytes;
use http::{Request, Response};
use tower_service::Service;

use super::body::ResponseBody;
use super::future::ResponseFuture;
use super::metrics::HttpMetrics;
use super::observation::{RequestObservation, Work};
use super::request_id;
use crate::clock::Tick;

/// Observes the requests of its inner service, which takes axum's [`Body`] whatever the server's
/// is. Made by [`HttpLayer`](super::HttpLayer).
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
    R: HttpBody,
{
    type Response = Response<ResponseBody<R>>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        // Before the inner call, so that work done there is counted too.
        let arrival = Tick::now();
        let mut request = of_axum(request);
        let id = request_id::assign(&mut request, &self.metrics, arrival);
        let mut observation =
            id.map(|id| RequestObservation::start(&self.metrics, &mut request, id, arrival));
        let work = Work::on(&mut observation);
        let future = self.inner.call(request);
        work.done();
        ResponseFuture::new(future, observation)
    }
}

/// Axum's own requests stay where they are: rebuilding one moves all of it twice.
fn of_axum<B>(request: Request<B>) -> Request<Body>
where
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    let mut request = Some(request);
    let any: &mut dyn Any = &mut request;
    let axums = any.downcast_mut().and_then(Option::take);
    axums
        .or_else(|| request.map(|request| request.map(Body::new)))
        .unwrap_or_default()
}
