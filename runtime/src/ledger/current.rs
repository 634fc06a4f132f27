//! Whose work a thread is doing.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use super::Ledger;
use crate::id::Id;

thread_local! {
    static CURRENT: RefCell<Option<Arc<Ledger>>> = const { RefCell::new(None) };

    /// Whether there is one. Nobody has to drop it, so reading it is an instruction: that is all
    /// that a call pays which is no part of a request.
    static IS_OPEN: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread works for a request.
#[inline]
pub(super) fn is_open() -> bool {
    IS_OPEN.get()
}

/// The ledger of the request that this thread works on, if any.
pub(crate) fn current() -> Option<Arc<Ledger>> {
    if !is_open() {
        return None;
    }
    CURRENT
        .try_with(|current| current.borrow().clone())
        .ok()
        .flatten()
}

/// The id of that request.
pub(crate) fn request_id() -> Option<Id> {
    with_current(|ledger| ledger.request_id().cloned()).flatten()
}

/// Lets `look` see the current ledger where it is. It may call nothing that enters another one.
pub(super) fn with_current<R>(look: impl FnOnce(&Ledger) -> R) -> Option<R> {
    if !is_open() {
        return None;
    }
    CURRENT
        .try_with(|current| current.borrow().as_deref().map(look))
        .ok()
        .flatten()
}

/// Makes `ledger` the current one until the guard is dropped.
pub(crate) fn enter(ledger: &Arc<Ledger>) -> Entered {
    Entered {
        outer: swap(Some(Arc::clone(ledger))),
    }
}

/// Restores what was current before.
#[derive(Debug)]
pub(crate) struct Entered {
    outer: Option<Arc<Ledger>>,
}

impl Drop for Entered {
    fn drop(&mut self) {
        swap(self.outer.take());
    }
}

/// Makes `ledger` the current one, and says which it was before. A thread that is losing its
/// thread-locals has no request any more.
pub(crate) fn swap(ledger: Option<Arc<Ledger>>) -> Option<Arc<Ledger>> {
    let swapped = CURRENT.try_with(move |current| {
        IS_OPEN.set(ledger.is_some());
        current.replace(ledger)
    });
    swapped.ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Tick;

    #[test]
    fn the_ledger_of_the_outer_request_is_current_again_afterwards() {
        let (outer, inner) = ["outer", "inner"]
            .map(|id| Ledger::new(id.into(), Tick::now()))
            .into();
        let id = || request_id().map(|id| id.to_string());
        let entered = enter(&outer);
        drop(enter(&inner));
        assert_eq!(id().as_deref(), Some("outer"));
        drop(entered);
        assert_eq!((id(), is_open()), (None, false));
    }
}
