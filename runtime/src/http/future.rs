//! The response future: what happens until there is a response head.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::BoxError;
use axum::body::{Body, HttpBody};
use bytes::Bytes;
use http::Response;
use pin_project_lite::pin_project;

use super::observation::RequestObservation;
use super::work::Work;
use crate::outcome::Outcome;

pin_project! {
    /// Response future of [`HttpService`](super::HttpService).
    ///
    /// Dropped before it is ready, it records the request as cancelled: that is what dropping
    /// its observation means, so nothing here has to say it.
    #[derive(Debug)]
    pub struct ResponseFuture<F> {
        // There until it is dropped.
        #[pin]
        inner: Option<F>,
        observation: Option<RequestObservation>,
    }

    impl<F> PinnedDrop for ResponseFuture<F> {
        /// What the handler leaves behind is dropped as a part of its request, so that a query
        /// that ends there still knows whose it was.
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            let work = Work::on(this.observation);
            this.inner.set(None);
            work.done();
        }
    }
}

impl<F> ResponseFuture<F> {
    /// None where the request is another layer's to observe.
    pub(super) fn new(inner: F, observation: Option<RequestObservation>) -> Self {
        Self {
            inner: Some(inner),
            observation,
        }
    }
}

impl<F, R, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<R>, E>>,
    R: HttpBody<Data = Bytes> + Send + 'static,
    R::Error: Into<BoxError>,
{
    type Output = Result<Response<Body>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let inner = this.inner.as_pin_mut().expect("it is there until the drop");
        let work = Work::on(this.observation);
        let result = inner.poll(cx);
        work.done();
        let result = ready!(result);
        Poll::Ready(match result {
            Ok(response) => Ok(match this.observation.take() {
                Some(observation) => observation.head(response),
                None => response.map(Body::new),
            }),
            Err(error) => {
                RequestObservation::end(this.observation, Outcome::Error);
                Err(error)
            }
        })
    }
}
