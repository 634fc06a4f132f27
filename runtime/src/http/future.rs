//! The response future: what happens until there is a response head.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;
use http_body::Body;
use pin_project_lite::pin_project;

use super::body::ResponseBody;
use super::observation::RequestObservation;
use crate::outcome::Outcome;

pin_project! {
    /// Response future of [`HttpService`](super::HttpService).
    ///
    /// Dropped before it is ready, it records the request as cancelled: that is what dropping
    /// its observation means, so nothing here has to say it.
    #[derive(Debug)]
    pub struct ResponseFuture<F> {
        #[pin]
        inner: F,
        observation: Option<RequestObservation>,
    }
}

impl<F> ResponseFuture<F> {
    pub(super) fn new(inner: F, observation: RequestObservation) -> Self {
        Self {
            inner,
            observation: Some(observation),
        }
    }
}

impl<F, R, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<R>, E>>,
    R: Body,
{
    type Output = Result<Response<ResponseBody<R>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let Some(observation) = this.observation.as_mut() else {
            // Polled again after it was ready: the inner future says what it thinks of that.
            return Poll::Ready(Ok(
                ready!(this.inner.poll(cx))?.map(ResponseBody::unobserved)
            ));
        };
        let result = ready!(observation.poll(|| this.inner.poll(cx)));
        let Some(observation) = this.observation.take() else {
            unreachable!("it was there a line above")
        };
        Poll::Ready(match result {
            Ok(response) => Ok(observation.head(response)),
            Err(error) => {
                observation.end(Outcome::Error);
                Err(error)
            }
        })
    }
}
