//! One running call: started, then ended in exactly one way.

use std::future::Future;
use std::mem;
use std::num::NonZeroU32;
use std::panic::{AssertUnwindSafe, RefUnwindSafe, UnwindSafe};
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::future::FusedFuture;
use pin_project_lite::pin_project;

use crate::callsite::Callsite;
use crate::clock::Tick;
use crate::ledger;
use crate::outcome::{Outcome, Verdict};
use crate::series::CallSeries;
use crate::site::Site;
use crate::slow_log;
use crate::trace::CallSpan;

/// The guard of one running call, which records it once: when it is finished or, if that
/// never happens, when it is dropped.
///
/// What it does is compiled once, here: the generic functions around it are compiled again for
/// each annotated function, so they do nothing themselves.
#[derive(Debug)]
pub(crate) struct Observation {
    callsite: &'static Callsite,
    /// The series it is counted in, if they have labels of their own.
    labelled: Option<NonZeroU32>,
    started: Tick,
    span: CallSpan,
    /// Whether the span is the current one of this thread.
    is_entered: bool,
    /// How the call ended if the guard is dropped now; nothing once it is recorded.
    if_dropped: Option<Outcome>,
}

impl Observation {
    /// Starts a call, and makes its span the current one of this thread.
    pub(crate) fn start(site: Site) -> Self {
        let callsite = site.callsite();
        // First: a subscriber that panics here must not leave a call in flight for ever.
        let span = CallSpan::open(callsite);
        span.enter();
        callsite.calls().started();
        Self {
            callsite,
            labelled: site.labelled(),
            span,
            is_entered: true,
            if_dropped: Some(Outcome::Panicked),
            // Last, so that the work above is not counted as the call's.
            started: Tick::now(),
        }
    }

    pub(crate) fn finish(mut self, verdict: Verdict) {
        self.end(&verdict);
        // All of it is over: there is nothing to drop, and no need to look.
        mem::forget(self);
    }

    #[expect(
        clippy::inline_always,
        reason = "of two callers none should make another call"
    )]
    #[inline(always)]
    fn end(&mut self, verdict: &Verdict) {
        self.if_dropped = None;
        let nanos = self.started.elapsed_nanos();
        let callsite = self.callsite;
        let is_simple = self.labelled.is_none() && !callsite.kind().has_last_success();
        if is_simple && verdict.outcome == Outcome::Ok {
            callsite.calls().ended_well(nanos);
        } else {
            callsite.recorder().ended(self.series(), verdict, nanos);
        }
        self.span.close(verdict, self.is_entered);
        ledger::call_ended(callsite, verdict, nanos);
        if nanos >= callsite.slow_nanos() {
            self.was_slow(verdict, nanos);
        }
    }

    #[cold]
    fn was_slow(&self, verdict: &Verdict, nanos: u64) {
        slow_log::report(self.callsite, verdict, nanos);
        let recorder = self.callsite.recorder();
        recorder.keep_example(self.series(), verdict, nanos);
    }

    /// The series that the call is counted in.
    fn series(&self) -> &'static CallSeries {
        let labelled = self.labelled.map(CallSeries::of_number);
        labelled.unwrap_or_else(|| self.callsite.recorder().series())
    }

    /// The call is a stream, and gave an item.
    pub(crate) fn item_passed(&self, outcome: Outcome, is_first: bool) {
        let items = self.callsite.items();
        if is_first {
            items.began(self.started.elapsed_nanos());
        }
        items.passed(outcome);
    }

    /// Goes on with a call that was left.
    #[inline]
    fn resume(&mut self) {
        self.span.enter();
        self.is_entered = true;
        self.if_dropped = Some(Outcome::Panicked);
    }

    /// Leaves a call that is to go on.
    #[inline]
    fn pause(&mut self) {
        self.span.leave();
        self.is_entered = false;
        self.if_dropped = Some(Outcome::Cancelled);
    }
}

impl Drop for Observation {
    fn drop(&mut self) {
        if let Some(outcome) = self.if_dropped.take() {
            let last = Self {
                span: mem::take(&mut self.span),
                ..*self
            };
            last.finish(Verdict::of(outcome));
        }
    }
}

/// What an observation refers to is made for many threads, so a panic leaves it whole.
impl UnwindSafe for Observation {}
impl RefUnwindSafe for Observation {}

/// Runs `body` as one call of `site`.
#[inline]
pub fn observe<R>(
    site: Site,
    body: impl FnOnce() -> R,
    classify: impl Fn(&R) -> Verdict + Copy,
) -> R {
    let observation = Observation::start(site);
    let returned = body();
    // A statement of its own: a call that is already moved into an argument has to be dropped
    // from there, which is code in each annotated function.
    let verdict = classify(&returned);
    observation.finish(verdict);
    returned
}

/// Runs `future` as one call of `site`, from its first poll to its end.
///
/// Never polled, it is no call: nothing is recorded.
#[inline]
pub fn observe_async<T, F, C>(site: Site, future: F, classify: C) -> Observed<F, C>
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
        let polling = this.call.resume();
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
    pub(crate) fn waiting(site: Site) -> Self {
        Self::Waiting(AssertUnwindSafe(site))
    }

    /// From here to the end of the poll, the call is in its span.
    pub(crate) fn resume(&mut self) -> Polling<'_> {
        match self {
            Self::Waiting(AssertUnwindSafe(site)) => {
                *self = Self::Running(Observation::start(*site));
            }
            Self::Running(observation) => observation.resume(),
            Self::Ended => {}
        }
        Polling(self)
    }
}

/// One poll, which ends the call there and then if it unwinds: whoever catches the panic may
/// keep the future for long.
pub(crate) struct Polling<'a>(&'a mut Call);

impl Polling<'_> {
    pub(crate) fn pause(self) {
        if let Call::Running(observation) = &mut *self.0 {
            observation.pause();
        }
        mem::forget(self);
    }

    fn end(self, verdict: Verdict) {
        if let Call::Running(observation) = &mut *self.0 {
            observation.end(&verdict);
        }
    }
}

impl Drop for Polling<'_> {
    fn drop(&mut self) {
        *self.0 = Call::Ended;
    }
}
