//! The layer that gives ids and observes nothing, for what is answered outside of the other one.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use http::{Request, Response};
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use super::metrics::HttpMetrics;
use super::request_id;
use crate::Telemetry;
use crate::clock::Tick;
use crate::id::Id;
use crate::registry::Registry;

/// Gives each request an id and each answer its header, whichever layer inside made the answer.
///
/// [`HttpLayer`](super::HttpLayer) does that already for what is inside of it. This one goes
/// around the layers that are outside, such as one that catches panics:
///
/// ```
/// # use axum::{Router, routing::get};
/// # use callsight::http::{HttpLayer, RequestIdLayer};
/// # use callsight::registry::Registry;
/// # let registry = Registry::new();
/// # let catches_panics = tower::layer::util::Identity::new();
/// let app: Router = Router::new()
///     .route("/", get(|| async { "fine" }))
///     .layer(HttpLayer::new(&registry))
///     .layer(catches_panics)
///     .layer(RequestIdLayer::new(&registry));
/// ```
#[derive(Debug, Clone)]
pub struct RequestIdLayer {
    metrics: Arc<HttpMetrics>,
}

impl RequestIdLayer {
    /// A layer that counts in `registry` which ids it refused.
    #[must_use]
    pub fn new(registry: &Arc<Registry>) -> Self {
        Self {
            metrics: HttpMetrics::counting_all(registry),
        }
    }
}

impl Telemetry {
    /// The layer for apps that have layers around [`Telemetry::layer`]: outermost, it gives their
    /// answers request ids too.
    #[must_use]
    pub fn request_ids(&self) -> RequestIdLayer {
        RequestIdLayer {
            metrics: Arc::clone(self.http()),
        }
    }
}

impl<S> Layer<S> for RequestIdLayer {
    type Service = RequestIdService<S>;

    fn layer(&self, inner: S) -> RequestIdService<S> {
        RequestIdService {
            inner,
            metrics: Arc::clone(&self.metrics),
        }
    }
}

/// Gives ids to the requests of its inner service. Made by [`RequestIdLayer`].
#[derive(Debug, Clone)]
pub struct RequestIdService<S> {
    inner: S,
    metrics: Arc<HttpMetrics>,
}

impl<S, B, R> Service<Request<B>> for RequestIdService<S>
where
    S: Service<Request<B>, Response = Response<R>>,
{
    type Response = Response<R>;
    type Error = S::Error;
    type Future = IdentifiedFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let id = request_id::give(&mut request, &self.metrics, Tick::now());
        IdentifiedFuture {
            inner: self.inner.call(request),
            id,
        }
    }
}

pin_project! {
    /// Response future of [`RequestIdService`].
    #[derive(Debug)]
    pub struct IdentifiedFuture<F> {
        #[pin]
        inner: F,
        id: Id,
    }
}

impl<F, R, E> Future for IdentifiedFuture<F>
where
    F: Future<Output = Result<Response<R>, E>>,
{
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let mut result = ready!(this.inner.poll(cx));
        if let Ok(response) = &mut result {
            request_id::set_on(this.id, response.headers_mut());
        }
        Poll::Ready(result)
    }
}
