//! How a call is observed, sync and async.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::future::FusedFuture;
use pin_project_lite::pin_project;

use crate::callsite::Callsite;
use crate::observation::{CallOfThread, Observation};
use crate::outcome::Verdict;
use crate::site::Site;

/// Runs `body` as one call of `site`.
#[inline]
pub fn observe<R>(
    site: Site,
    body: impl FnOnce() -> R,
    classify: impl Fn(&R) -> Verdict + Copy,
) -> R {
    let call = CallOfThread::start(site);
    let returned = body();
    // A statement of its own: a call that is already moved into an argument has to be dropped
    // from there, which is code in each annotated function.
    let verdict = classify(&returned);
    call.finish(verdict);
    returned
}

/// Runs `future` as one call of a function, from its first poll to its end.
///
/// Never polled, it is no call: nothing is recorded. The function is said twice, the second time
/// at the first poll. The future remembers it anyway; but it has just been moved to where it is
/// polled, and a processor that reads what was written in smaller parts a moment ago has to wait.
#[inline]
pub fn observe_async<T, F, C, S>(
    (callsite, again): (&'static Callsite, S),
    future: F,
    classify: C,
) -> Observed<F, C, S>
where
    F: Future<Output = T>,
    C: Fn(&T) -> Verdict,
    S: Fn(&Observation) -> &'static Callsite,
{
    Observed {
        future,
        call: Observation::waiting(Site::Callsite(callsite)),
        callsite: again,
        classify,
    }
}

/// The same where the function is not known to be always the same, or has labels.
#[inline]
pub fn observe_future_of<T, F, C>(site: Site, future: F, classify: C) -> Observed<F, C>
where
    F: Future<Output = T>,
    C: Fn(&T) -> Verdict,
{
    Observed {
        future,
        call: Observation::waiting(site),
        callsite: Observation::callsite,
        classify,
    }
}

pin_project! {
    /// Future of an annotated function: a call that starts when it is polled first.
    ///
    /// Dropped before it is ready, it records the call as cancelled: that is what dropping an
    /// observation means, so nothing here has to say it.
    #[derive(Debug)]
    #[must_use = "futures do nothing unless you `.await` or poll them"]
    pub struct Observed<F, C, S = fn(&Observation) -> &'static Callsite> {
        #[pin]
        future: F,
        call: Observation,
        callsite: S,
        classify: C,
    }
}

impl<F, C, S> Future for Observed<F, C, S>
where
    F: Future,
    S: Fn(&Observation) -> &'static Callsite,
    C: Fn(&F::Output) -> Verdict,
{
    type Output = F::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let polling = this.call.resume((this.callsite)(this.call));
        let polled = this.future.poll(cx);
        match &polled {
            Poll::Ready(returned) => {
                let verdict = (this.classify)(returned);
                polling.end(verdict);
            }
            Poll::Pending => polling.pause(),
        }
        polled
    }
}

impl<F, C, S> FusedFuture for Observed<F, C, S>
where
    S: Fn(&Observation) -> &'static Callsite,
    F: FusedFuture,
    C: Fn(&F::Output) -> Verdict,
{
    #[inline]
    fn is_terminated(&self) -> bool {
        self.future.is_terminated()
    }
}
