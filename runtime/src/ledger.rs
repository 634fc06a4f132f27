//! What one request did: today its id; the place of its queries, look-ups and calls.
//!
//! The ledger of a request is the current one of a thread for as long as that thread polls the
//! request, and no longer, so it follows `join!` and streams and never bleeds into another
//! request on the same thread.

use std::cell::RefCell;
use std::sync::Arc;

use crate::id::Id;

/// One request's.
#[derive(Debug)]
pub(crate) struct Ledger {
    request_id: Id,
}

impl Ledger {
    #[cfg(feature = "http")]
    pub(crate) fn new(request_id: Id) -> Arc<Self> {
        crate::spare::shared(Self { request_id })
    }

    pub(crate) fn request_id(&self) -> &Id {
        &self.request_id
    }
}

thread_local! {
    static CURRENT: RefCell<Option<Arc<Ledger>>> = const { RefCell::new(None) };
}

/// The ledger of the request that this thread works on, if any.
pub(crate) fn current() -> Option<Arc<Ledger>> {
    CURRENT
        .try_with(|current| current.borrow().clone())
        .ok()
        .flatten()
}

/// Makes `ledger` the current one until the guard is dropped.
#[cfg(test)]
pub(crate) fn enter(ledger: &Arc<Ledger>) -> Entered {
    Entered {
        outer: swap(Some(Arc::clone(ledger))),
    }
}

/// Restores what was current before.
#[cfg(test)]
#[derive(Debug)]
pub(crate) struct Entered {
    outer: Option<Arc<Ledger>>,
}

#[cfg(test)]
impl Drop for Entered {
    fn drop(&mut self) {
        swap(self.outer.take());
    }
}

/// Makes `ledger` the current one, and says which it was before. A thread that is losing its
/// thread-locals has no request any more.
#[cfg_attr(
    not(any(feature = "http", test)),
    expect(dead_code, reason = "only the HTTP layer has requests")
)]
pub(crate) fn swap(ledger: Option<Arc<Ledger>>) -> Option<Arc<Ledger>> {
    CURRENT
        .try_with(|current| std::mem::replace(&mut *current.borrow_mut(), ledger))
        .ok()
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ledger_of_the_outer_request_is_current_again_afterwards() {
        let (outer, inner) = (Ledger::new("outer".into()), Ledger::new("inner".into()));
        let id = || current().map(|ledger| ledger.request_id().to_string());
        let entered = enter(&outer);
        drop(enter(&inner));
        assert_eq!(id().as_deref(), Some("outer"));
        drop(entered);
        assert_eq!(id(), None);
    }
}
