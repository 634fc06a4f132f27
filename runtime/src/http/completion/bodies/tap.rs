//! A body that is kept, as far as there is room, while somebody else reads it.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

use super::Capture;

pin_project! {
    pub(super) struct Tapped<B> {
        #[pin]
        inner: B,
        capture: Arc<Mutex<Capture>>,
    }
}

impl<B> Tapped<B> {
    pub(super) fn new(inner: B, capture: Arc<Mutex<Capture>>) -> Self {
        Self { inner, capture }
    }
}

impl<B: Body> Body for Tapped<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        let this = self.project();
        let frame = ready!(this.inner.poll_frame(cx));
        if let Some(Ok(frame)) = &frame
            && let Some(data) = frame.data_ref()
        {
            let mut capture = this.capture.lock().unwrap_or_else(PoisonError::into_inner);
            capture.keep(data);
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
