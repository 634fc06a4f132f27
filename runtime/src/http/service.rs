//! The service: what happens before the inner one is called.

use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use http_body::Body;
use tower_service::Service;

use super::body::{RequestBody, ResponseBody};
use super::future::ResponseFuture;
use super::metrics::HttpMetrics;
use super::observation::RequestObservation;
use super::request_id;

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
        if !self.metrics.is_first_to_see(&mut request) {
            let request = request.map(|body| RequestBody::new(body, Arc::default()));
            return ResponseFuture::new(self.inner.call(request), None);
        }
        let id = request_id::assign(&mut request, &self.metrics);
        // Started before the inner call, so that work done there is counted too.
        let observation = RequestObservation::start(&self.metrics, &request, id);
        let request = request.map(|body| RequestBody::new(body, observation.request_bytes()));
        let mut observation = Some(observation);
        let call = || self.inner.call(request);
        let future = RequestObservation::work(&mut observation, call);
        ResponseFuture::new(future, observation)
    }
}
