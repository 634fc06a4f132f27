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

/// Runs `future` as one call of what `site` says, from its first poll to its end.
///
/// Never polled, it is no call: nothing is recorded.
#[inline]
pub fn observe_async<T, F, C, S>(site: S, future: F, classify: C) -> Observed<F, C, S>
where
    F: Future<Output = T>,
    C: Fn(&T) -> Verdict,
    S: Fn() -> Site,
{
    Observed {
        future,
        call: Observation::waiting(site()),
        site,
        classify,
    }
}

/// The same where the site is not known to be always the same: the future remembers it.
#[inline]
pub fn observe_future_of<T, F, C>(site: Site, future: F, classify: C) -> Observed<F, C>
where
    F: Future<Output = T>,
    C: Fn(&T) -> Verdict,
{
    Observed {
        future,
        call: Observation::waiting(site),
        site: Remembered,
        classify,
    }
}

/// How the future of a call says at its first poll whose call it is.
///
/// The future remembers it anyway; but it has just been moved to where it is polled, and a
/// processor that reads what was written in smaller parts a moment ago has to wait for that.
pub trait WhoseCall {
    /// The function.
    fn callsite(&self, call: &Observation) -> &'static Callsite;
}

impl<S: Fn() -> Site> WhoseCall for S {
    #[inline]
    fn callsite(&self, _: &Observation) -> &'static Callsite {
        self().callsite()
    }
}

/// As the future remembers it.
#[derive(Debug, Clone, Copy)]
pub struct Remembered;

impl WhoseCall for Remembered {
    #[inline]
    fn callsite(&self, call: &Observation) -> &'static Callsite {
        call.callsite()
    }
}

pin_project! {
    /// Future of an annotated function: a call that starts when it is polled first.
    ///
    /// Dropped before it is ready, it records the call as cancelled: that is what dropping an
    /// observation means, so nothing here has to say it.
    #[derive(Debug)]
    #[must_use = "futures do nothing unless you `.await` or poll them"]
    pub struct Observed<F, C, S = Remembered> {
        #[pin]
        future: F,
        call: Observation,
        site: S,
        classify: C,
    }
}

impl<F, C, S> Future for Observed<F, C, S>
where
    F: Future,
    S: WhoseCall,
    C: Fn(&F::Output) -> Verdict,
{
    type Output = F::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let polling = this.call.resume(this.site.callsite(this.call));
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
    S: WhoseCall,
    F: FusedFuture,
    C: Fn(&F::Output) -> Verdict,
{
    #[inline]
    fn is_terminated(&self) -> bool {
        self.future.is_terminated()
    }
}
