//! The guard of one running call: started, then ended in exactly one way.

use std::mem;
use std::num::NonZeroU32;
use std::panic::{RefUnwindSafe, UnwindSafe};

use crate::callsite::Callsite;
use crate::clock::Tick;
use crate::ledger;
use crate::outcome::{Outcome, Verdict};
use crate::registry::Cells;
use crate::series::CallSeries;
use crate::site::Site;
use crate::slow_log;
use crate::testing;
use crate::trace::CallSpan;

/// The guard of one call, which records it once: when it is ended or, if that never happens, when
/// it is dropped.
///
/// What it does is compiled once, here: the generic functions around it are compiled again for
/// each annotated function, so they do nothing themselves. It never moves while the call runs,
/// since what a future holds is dear to copy.
#[derive(Debug)]
pub struct Observation {
    callsite: &'static Callsite,
    /// The series it is counted in, if they have labels of their own.
    labelled: Option<NonZeroU32>,
    started: Tick,
    span: CallSpan,
    /// The cells it has started in, as long as it is on the thread whose they are.
    cells: Option<Cells<'static>>,
    state: State,
}

/// Where a call is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It is no call yet.
    Waiting,
    /// A thread is in it, and its span is the current one there.
    Entered,
    /// It is to go on at the next poll.
    Left,
    /// It is recorded.
    Ended,
}

impl Observation {
    /// Of a call that has yet to start.
    #[inline]
    pub(crate) fn waiting(site: Site) -> Self {
        Self {
            callsite: site.callsite(),
            labelled: site.labelled(),
            started: Tick::NEVER,
            span: CallSpan::NONE,
            cells: None,
            state: State::Waiting,
        }
    }

    /// Of a call that starts, and whose span is the current one of this thread from here on.
    #[expect(
        clippy::inline_always,
        reason = "so that it is made where it is kept, and never copied"
    )]
    #[inline(always)]
    fn running(callsite: &'static Callsite, labelled: Option<NonZeroU32>) -> Self {
        // First: a subscriber that panics here must not leave a call in flight for ever.
        let span = CallSpan::entered(callsite);
        Self {
            callsite,
            labelled,
            span,
            cells: callsite.calls().started(),
            state: State::Entered,
            // Last, so that the work above is not counted as the call's.
            started: Tick::now(),
        }
    }

    /// From here to the end of the poll, the call is in its span.
    pub(crate) fn resume(&mut self, callsite: &'static Callsite) -> Polling<'_> {
        match self.state {
            State::Waiting => {
                let running = Self::running(callsite, self.labelled);
                // One that waits has nothing to drop.
                mem::forget(mem::replace(self, running));
            }
            State::Left => self.enter(),
            State::Entered | State::Ended => {}
        }
        Polling(self)
    }

    /// Goes on with a call that was left.
    #[inline]
    fn enter(&mut self) {
        self.span.enter();
        self.state = State::Entered;
    }

    /// Leaves a call that is to go on, maybe on another thread.
    #[inline]
    fn leave(&mut self) {
        self.span.leave();
        self.cells = None;
        self.state = State::Left;
    }

    /// Ends the call; nothing happens if it doesn't run.
    pub(crate) fn end(&mut self, verdict: &Verdict) {
        if self.is_running() {
            self.end_running(verdict);
        }
    }

    #[expect(
        clippy::inline_always,
        reason = "of three callers none should make another call"
    )]
    #[inline(always)]
    fn end_running(&mut self, verdict: &Verdict) {
        let is_entered = self.state == State::Entered;
        self.state = State::Ended;
        match self.started.elapsed_at_hand() {
            Some(nanos) => self.record(verdict, nanos, is_entered),
            None => self.end_elsewhere(verdict, is_entered),
        }
    }

    /// The same where the clock has to be asked: there may be a test that captures the call.
    #[cold]
    fn end_elsewhere(&mut self, verdict: &Verdict, is_entered: bool) {
        let _there = testing::where_it_began(self.started);
        let nanos = self.started.elapsed_nanos();
        testing::ended(self.callsite, verdict, nanos);
        self.record(verdict, nanos, is_entered);
    }

    #[expect(
        clippy::inline_always,
        reason = "of two callers neither should make another call"
    )]
    #[inline(always)]
    fn record(&mut self, verdict: &Verdict, nanos: u64, is_entered: bool) {
        let callsite = self.callsite;
        let is_simple = self.labelled.is_none() && !callsite.kind().has_last_success();
        if is_simple && verdict.outcome == Outcome::Ok {
            callsite.calls().ended_well(nanos, self.cells);
        } else {
            callsite.recorder().ended(self.series(), verdict, nanos);
        }
        self.span.close(verdict, is_entered);
        ledger::call_ended(callsite, verdict, nanos);
        if nanos >= callsite.slow_nanos() {
            self.was_slow(verdict, nanos);
        }
    }

    /// The function that is called.
    #[inline]
    pub(crate) fn callsite(&self) -> &'static Callsite {
        self.callsite
    }

    /// Whether it has started, and not ended.
    #[inline]
    pub(crate) fn is_running(&self) -> bool {
        matches!(self.state, State::Entered | State::Left)
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
        let _there = testing::where_it_began(self.started);
        let items = self.callsite.items();
        if is_first {
            items.began(self.started.elapsed_nanos());
        }
        items.passed(outcome);
    }
}

impl Drop for Observation {
    /// A future that is dropped between two polls is cancelled; a call is left from within by
    /// unwinding alone.
    #[inline]
    fn drop(&mut self) {
        match self.state {
            State::Waiting | State::Ended => {}
            State::Left => self.end(&Verdict::of(Outcome::Cancelled)),
            State::Entered => self.end(&Verdict::of(Outcome::Panicked)),
        }
    }
}

/// What an observation refers to is made for many threads, so a panic leaves it whole.
impl UnwindSafe for Observation {}
impl RefUnwindSafe for Observation {}

/// A call that ends on the thread it starts on.
#[derive(Debug)]
pub(crate) struct CallOfThread(Observation);

impl CallOfThread {
    pub(crate) fn start(site: Site) -> Self {
        Self(Observation::running(site.callsite(), site.labelled()))
    }

    pub(crate) fn finish(mut self, verdict: Verdict) {
        self.0.end_running(&verdict);
        // All of it is over: there is nothing to drop, and no need to look.
        mem::forget(self);
    }
}

/// One poll, which ends the call there and then if it unwinds: whoever catches the panic may
/// keep the future for long.
#[derive(Debug)]
pub(crate) struct Polling<'a>(&'a mut Observation);

impl Polling<'_> {
    /// Leaves a call that is to go on.
    pub(crate) fn pause(self) {
        if self.0.state == State::Entered {
            self.0.leave();
        }
        mem::forget(self);
    }

    pub(crate) fn end(self, verdict: Verdict) {
        if self.0.state == State::Entered {
            self.0.end_running(&verdict);
        }
        mem::forget(self);
    }
}

impl Drop for Polling<'_> {
    fn drop(&mut self) {
        self.0.end(&Verdict::of(Outcome::Panicked));
    }
}
