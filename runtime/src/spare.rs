//! The memory of requests that have ended, for those that come.

use std::cell::RefCell;
use std::sync::Arc;

use crate::ledger::Ledger;

/// So many a thread: a request that waits takes one with it.
const MOST: usize = 16;

thread_local! {
    static SPARE: RefCell<Vec<Arc<Ledger>>> = const { RefCell::new(Vec::new()) };
}

/// `ledger`, where another was before: nothing of that one is left in it.
pub(crate) fn shared(ledger: Ledger) -> Arc<Ledger> {
    let spare = SPARE.try_with(|spare| spare.try_borrow_mut().ok()?.pop());
    match spare {
        Ok(Some(mut place)) => match Arc::get_mut(&mut place) {
            Some(free) => {
                *free = ledger;
                place
            }
            None => Arc::new(ledger),
        },
        _ => Arc::new(ledger),
    }
}

/// Keeps the memory of a ledger that nobody else holds.
pub(crate) fn keep(mut ledger: Arc<Ledger>) {
    let Some(free) = Arc::get_mut(&mut ledger) else {
        return;
    };
    free.clear();
    // Where there is no room, or no thread-local any more, it is freed like any other.
    let _ = SPARE.try_with(|spare| {
        if let Ok(mut spare) = spare.try_borrow_mut()
            && spare.len() < MOST
        {
            spare.push(ledger);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Tick;
    use crate::id::Id;

    fn ledger(id: &str) -> Arc<Ledger> {
        Ledger::new(id.into(), Tick::now())
    }

    fn id(ledger: &Ledger) -> Option<&str> {
        ledger.request_id().map(Id::as_str)
    }

    #[test]
    fn memory_is_used_again_once_nobody_holds_it() {
        let first = ledger("first");
        let held = Arc::clone(&first);
        let at = Arc::as_ptr(&first);
        keep(first);
        let second = ledger("second");
        assert_ne!(Arc::as_ptr(&second), at, "somebody still reads it");
        assert_eq!(id(&held), Some("first"));
        keep(held);
        let third = ledger("third");
        assert_eq!(Arc::as_ptr(&third), at);
        assert_eq!(id(&third), Some("third"));
    }

    #[test]
    fn no_more_is_kept_than_a_thread_needs() {
        let many: Vec<_> = (0..10 * MOST).map(|_| ledger("of many")).collect();
        many.into_iter().for_each(keep);
        assert_eq!(SPARE.with(|spare| spare.borrow().len()), MOST);
    }
}
