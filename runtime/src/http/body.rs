//! Bodies that are counted as they pass, and tell when a response has ended.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};

use bytes::Buf;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

use super::observation::RequestObservation;
use super::work::Work;
use crate::outcome::Outcome;

pin_project! {
    /// A request body that counts its bytes as they are read.
    #[derive(Debug)]
    pub(super) struct RequestBody<B> {
        #[pin]
        inner: B,
        read: Arc<AtomicU64>,
    }
}

impl<B> RequestBody<B> {
    pub(super) fn new(inner: B, read: Arc<AtomicU64>) -> Self {
        Self { inner, read }
    }
}

impl<B: Body> Body for RequestBody<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        let this = self.project();
        let frame = ready!(this.inner.poll_frame(cx));
        if let Some(Ok(frame)) = &frame {
            this.read.fetch_add(length(frame), Ordering::Relaxed);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

pin_project! {
    /// A response body with the observation of its request, which ends when it does.
    #[derive(Debug)]
    pub(super) struct ResponseBody<B> {
        // There until it is dropped.
        #[pin]
        inner: Option<B>,
        observation: Option<RequestObservation>,
        // Bytes that are still to come, where that is known: a server stops reading there.
        expected: Option<u64>,
    }

    impl<B> PinnedDrop for ResponseBody<B> {
        /// As a part of its request, like the handler's future.
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            let work = Work::on(this.observation);
            this.inner.set(None);
            work.done();
        }
    }
}

impl<B> ResponseBody<B> {
    pub(super) fn new(inner: B, observation: RequestObservation, expected: Option<u64>) -> Self {
        Self {
            inner: Some(inner),
            observation: Some(observation),
            expected,
        }
    }
}

impl<B: Body> Body for ResponseBody<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        let this = self.project();
        let mut inner = this.inner.as_pin_mut().expect("it is there until the drop");
        let work = Work::on(this.observation);
        let frame = inner.as_mut().poll_frame(cx);
        work.done();
        let frame = ready!(frame);
        match &frame {
            Some(Ok(frame)) => {
                let length = length(frame);
                this.observation
                    .iter_mut()
                    .for_each(|request| request.sent(length, frame.data_ref()));
                *this.expected = this
                    .expected
                    .map(|expected| expected.saturating_sub(length));
                let trailers = frame.trailers_ref();
                if let (Some(trailers), Some(request)) = (trailers, this.observation.as_mut()) {
                    request.trailers(trailers);
                }
                // A server asks for nothing after trailers.
                let is_last = trailers.is_some() || inner.is_end_stream();
                if *this.expected == Some(0) || is_last {
                    end(this.observation);
                }
            }
            Some(Err(_)) => RequestObservation::end(this.observation, Outcome::Error),
            None => end(this.observation),
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.inner
            .as_ref()
            .map_or_else(SizeHint::default, Body::size_hint)
    }
}

/// The response is all there.
fn end(request: &mut Option<RequestObservation>) {
    if let Some(outcome) = request.as_ref().map(RequestObservation::outcome_by_status) {
        RequestObservation::end(request, outcome);
    }
}

/// Bytes of data in a frame; trailers have none.
fn length(frame: &Frame<impl Buf>) -> u64 {
    frame.data_ref().map_or(0, |data| data.remaining() as u64)
}
