//! A future of which everything is captured, wherever it is polled.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

use super::capture::Capture;

pin_project! {
    /// Future of [`Capture::scope`].
    #[derive(Debug)]
    #[must_use = "futures do nothing unless you `.await` or poll them"]
    pub struct Scope<F> {
        #[pin]
        future: Option<F>,
        capture: Capture,
    }

    impl<F> PinnedDrop for Scope<F> {
        /// Calls that are dropped before they end are cancelled, which is captured too.
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            let _entered = this.capture.enter();
            this.future.set(None);
        }
    }
}

impl<F> Scope<F> {
    pub(super) fn new(capture: Capture, future: F) -> Self {
        Self {
            future: Some(future),
            capture,
        }
    }
}

impl<F: Future> Future for Scope<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let _entered = this.capture.enter();
        let future = this.future.as_pin_mut();
        future.expect("it is taken out when it is dropped").poll(cx)
    }
}
