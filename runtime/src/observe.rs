//! One running call: started, then ended in exactly one way.

use std::future::Future;
use std::panic::{AssertUnwindSafe, RefUnwindSafe, UnwindSafe};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::future::FusedFuture;
use pin_project_lite::pin_project;
use tracing::span::EnteredSpan;

use crate::clock::Tick;
use crate::outcome::{Outcome, Verdict};
use crate::series::CallSeries;
use crate::site::Site;
use crate::slow_log;
use crate::trace::{CallSpan, Entered};

/// The guard of one running call, which records it once: when it is finished or, if that
/// never happens, when it is dropped.
#[derive(Debug)]
pub(crate) struct Observation {
    series: &'static CallSeries,
    started: Tick,
    span: CallSpan,
    /// How the call ended if the guard is dropped now; nothing once it is recorded.
    if_dropped: Option<Outcome>,
}

impl Observation {
    #[inline]
    pub(crate) fn start(site: Site, if_dropped: Outcome) -> Self {
        let series = site.series();
        let callsite = series.callsite();
        // First: a subscriber that panics here must not leave a call in flight for ever.
        let span = callsite.span_site().open(callsite);
        callsite.recorder().started();
        Self {
            series,
            span,
            if_dropped: Some(if_dropped),
            // Last, so that the work above is not counted as the call's.
            started: Tick::now(),
        }
    }

    /// Makes the call's span the current one of this thread.
    #[inline]
    pub(crate) fn enter(&self) -> Entered<'_> {
        self.span.enter()
    }

    /// The same, for a guard that holds both.
    #[inline]
    pub(crate) fn enter_owned(&self) -> Option<EnteredSpan> {
        self.span.enter_owned()
    }

    #[inline]
    pub(crate) fn finish(&mut self, verdict: &Verdict) {
        self.if_dropped = None;
        self.record(verdict);
    }

    /// The call is a stream, and gave an item.
    #[inline]
    pub(crate) fn item_passed(&self, outcome: Outcome, is_first: bool) {
        let items = self.series.callsite().items();
        if is_first {
            items.began(self.started.elapsed_nanos());
        }
        items.passed(outcome);
    }

    #[inline]
    fn record(&self, verdict: &Verdict) {
        let nanos = self.started.elapsed_nanos();
        let callsite = self.series.callsite();
        callsite.recorder().ended(self.series, verdict, nanos);
        self.span.close(verdict);
        if nanos >= callsite.slow_nanos() {
            slow_log::report(callsite, verdict, nanos);
        }
    }
}

impl Drop for Observation {
    #[inline]
    fn drop(&mut self) {
        if let Some(outcome) = self.if_dropped {
            self.record(&Verdict::of(outcome));
        }
    }
}

/// What an observation refers to is made for many threads, so a panic leaves it whole.
impl UnwindSafe for Observation {}
impl RefUnwindSafe for Observation {}

/// Runs `body` as one call of `site`.
#[inline]
pub fn observe<R>(
    site: impl Into<Site>,
    body: impl FnOnce() -> R,
    classify: impl Fn(&R) -> Verdict,
) -> R {
    let mut observation = Observation::start(site.into(), Outcome::Panicked);
    let entered = observation.enter();
    let returned = body();
    drop(entered);
    observation.finish(&classify(&returned));
    returned
}

/// Runs `future` as one call of `site`, from its first poll to its end.
///
/// Never polled, it is no call: nothing is recorded.
#[inline]
pub fn observe_async<T, F, C>(site: impl Into<Site>, future: F, classify: C) -> Observed<F, C>
where
    F: Future<Output = T>,
    C: Fn(&T) -> Verdict,
{
    Observed {
        future,
        call: Call::waiting(site),
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
    pub struct Observed<F, C> {
        #[pin]
        future: F,
        call: Call,
        classify: C,
    }
}

/// A call of what is polled.
#[derive(Debug)]
pub(crate) enum Call {
    Waiting(AssertUnwindSafe<Site>),
    Running(Observation),
    Ended,
}

impl<F, C> Future for Observed<F, C>
where
    F: Future,
    C: Fn(&F::Output) -> Verdict,
{
    type Output = F::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let (returned, verdict) = ready!(this.call.poll(|| {
            let returned = ready!(this.future.poll(cx));
            let verdict = (this.classify)(&returned);
            Poll::Ready((returned, verdict))
        }));
        if let Call::Running(observation) = this.call {
            observation.finish(&verdict);
            *this.call = Call::Ended;
        }
        Poll::Ready(returned)
    }
}

impl<F, C> FusedFuture for Observed<F, C>
where
    F: FusedFuture,
    C: Fn(&F::Output) -> Verdict,
{
    #[inline]
    fn is_terminated(&self) -> bool {
        self.future.is_terminated()
    }
}

impl Call {
    #[inline]
    pub(crate) fn waiting(site: impl Into<Site>) -> Self {
        Self::Waiting(AssertUnwindSafe(site.into()))
    }

    /// Polls inside the call's span, and ends the call there and then if that unwinds: whoever
    /// catches the panic may keep the future for long.
    #[inline]
    pub(crate) fn poll<R>(&mut self, poll: impl FnOnce() -> Poll<R>) -> Poll<R> {
        if let Self::Waiting(AssertUnwindSafe(site)) = *self {
            *self = Self::Running(Observation::start(site, Outcome::Cancelled));
        }
        let guard = Unwinding(self);
        let Self::Running(observation) = &mut *guard.0 else {
            return poll();
        };
        observation.if_dropped = Some(Outcome::Panicked);
        let entered = observation.enter();
        let polled = poll();
        drop(entered);
        observation.if_dropped = Some(Outcome::Cancelled);
        polled
    }
}

/// Ends a call that is still marked as panicked when the poll is over.
struct Unwinding<'a>(&'a mut Call);

impl Drop for Unwinding<'_> {
    #[inline]
    fn drop(&mut self) {
        if let Call::Running(Observation {
            if_dropped: Some(Outcome::Panicked),
            ..
        }) = self.0
        {
            *self.0 = Call::Ended;
        }
    }
}
