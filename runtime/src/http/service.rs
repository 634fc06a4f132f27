//! The service: what happens before the inner one is called.

use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use http_body::Body;
use tower_service::Service;

use super::body::{RequestBody, ResponseBody};
use super::future::ResponseFuture;
use super::observation::RequestObservation;
use super::request_id;
use super::series::HttpMetrics;
use crate::outcome::Outcome;

/// Observes the requests of its inner service. Made by [`HttpLayer`](super::HttpLayer).
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
    S: Service<Request<RequestBody<B>>, Response = Response<R>>,
    R: Body,
{
    type Response = Response<ResponseBody<R>>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let id = request_id::assign(&mut request, &self.metrics);
        // Started before the inner call, so that work done there is counted too.
        let mut observation = RequestObservation::start(&self.metrics, &request, id);
        let request = request.map(|body| RequestBody::new(body, observation.request_bytes()));
        observation.if_dropped(Outcome::Panicked);
        let future = observation.in_scope(|| self.inner.call(request));
        observation.if_dropped(Outcome::Cancelled);
        ResponseFuture::new(future, observation)
    }
}
