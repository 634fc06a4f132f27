//! What one request did: its queries, look-ups and calls, and what its handler says of it.
//!
//! The ledger of a request is the current one of a thread for as long as that thread polls the
//! request, and no longer, so it follows `join!` and streams and never bleeds into another
//! request on the same thread. A call is written down when it ends.

mod calls;
mod current;
mod events;
mod page;
mod said;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub(crate) use self::calls::Calls;
#[cfg(feature = "http")]
pub(crate) use self::current::swap;
pub(crate) use self::current::{current, enter, request_id};
pub(crate) use self::events::{TARGET, call_ended, call_starts, connected, looked_up};
pub(crate) use self::page::Page;
pub(crate) use self::said::{Checkpoint, cut, cut_owned};

use crate::clock::Tick;
use crate::id::Id;
#[cfg(any(feature = "http", test))]
use crate::spare;

/// One request's, or that of whoever watches a piece of code.
#[derive(Debug)]
pub(crate) struct Ledger {
    request_id: Option<Id>,
    started: Tick,
    state: Mutex<State>,
    /// The one that was current when this one was opened: what is written here is written there.
    outer: Option<Arc<Ledger>>,
}

#[derive(Debug)]
enum State {
    /// Nothing is written yet, and nothing is allocated.
    Blank,
    Written(Box<Page>),
    /// The request has ended; what a task that outlives it does is nobody's.
    Closed,
}

impl Ledger {
    /// Of a request that arrived at `started`.
    #[cfg(any(feature = "http", test))]
    pub(crate) fn new(request_id: Id, started: Tick) -> Arc<Self> {
        spare::shared(Self::inside(current(), Some(request_id), started))
    }

    /// A ledger that is no request's own, but belongs to the one around it if there is one.
    pub(crate) fn of_watcher() -> Arc<Self> {
        let outer = current();
        let request_id = outer.as_ref().and_then(|outer| outer.request_id.clone());
        Arc::new(Self::inside(outer, request_id, Tick::now()))
    }

    fn inside(outer: Option<Arc<Self>>, request_id: Option<Id>, started: Tick) -> Self {
        Self {
            request_id,
            started,
            state: Mutex::new(State::Blank),
            outer,
        }
    }

    /// Frees what it holds; its own memory may then be another's.
    #[cfg(feature = "http")]
    pub(crate) fn clear(&mut self) {
        self.outer = None;
        let state = self.state.get_mut();
        *state.unwrap_or_else(PoisonError::into_inner) = State::Closed;
    }

    /// None where there is no request.
    pub(crate) fn request_id(&self) -> Option<&Id> {
        self.request_id.as_ref()
    }

    /// How long ago the request arrived.
    pub(crate) fn age_nanos(&self) -> u64 {
        self.started.elapsed_nanos()
    }

    /// Writes an entry down, here and in the ledgers around this one.
    pub(crate) fn write(&self, entry: impl Fn(&mut Page)) {
        let mut next = Some(self);
        while let Some(ledger) = next {
            if let Some(page) = ledger.state().page() {
                entry(page);
            }
            next = ledger.outer.as_deref();
        }
    }

    /// What `look` finds in what is written; nothing if nothing is.
    #[cfg(any(feature = "http", test))]
    pub(crate) fn read<R>(&self, look: impl FnOnce(&Page) -> R) -> Option<R> {
        match &*self.state() {
            State::Written(page) => Some(look(page)),
            State::Blank | State::Closed => None,
        }
    }

    /// Ends it: from now on nothing is written, and what was is the caller's.
    pub(crate) fn close(&self) -> Option<Box<Page>> {
        match std::mem::replace(&mut *self.state(), State::Closed) {
            State::Written(page) => Some(page),
            State::Blank | State::Closed => None,
        }
    }

    /// Nothing that is done under the lock leaves a page half written, so a poisoned one is whole.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn page(&mut self) -> Option<&mut Page> {
        if matches!(self, Self::Blank) {
            *self = Self::Written(Box::default());
        }
        match self {
            Self::Written(page) => Some(page),
            Self::Blank | Self::Closed => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn misses(ledger: &Ledger) -> Option<u64> {
        ledger.read(|page| page.lookups.misses)
    }

    #[test]
    fn what_is_done_inside_is_done_outside_too() {
        let outer = Ledger::new("outer".into(), Tick::now());
        let entered = enter(&outer);
        let inner = Ledger::of_watcher();
        drop(entered);
        inner.write(|page| page.lookups.misses += 1);
        outer.write(|page| page.lookups.misses += 1);
        assert_eq!((misses(&inner), misses(&outer)), (Some(1), Some(2)));
        assert_eq!(inner.request_id().map(Id::as_str), Some("outer"));
    }

    #[test]
    fn a_panic_under_the_lock_stops_nobody_else() {
        let ledger = Ledger::new("poisoned".into(), Tick::now());
        let panics = || ledger.write(|_| panic!("on purpose"));
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(panics)).is_err());
        ledger.write(|page| page.lookups.misses += 1);
        assert_eq!(misses(&ledger), Some(1));
    }

    #[test]
    fn a_closed_ledger_takes_nothing_more() {
        let ledger = Ledger::new("closed".into(), Tick::now());
        ledger.write(|page| page.lookups.misses += 1);
        let page = ledger.close().expect("something was written");
        assert_eq!(page.lookups.misses, 1);
        ledger.write(|page| page.lookups.misses += 1);
        assert_eq!(misses(&ledger), None);
        assert!(ledger.close().is_none());
    }
}
