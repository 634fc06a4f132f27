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
    if Arc::get_mut(&mut ledger).is_none() {
        return;
    }
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

    #[test]
    fn memory_is_used_again_once_nobody_holds_it() {
        let first = Ledger::new("first".into());
        let held = Arc::clone(&first);
        let at = Arc::as_ptr(&first);
        keep(first);
        let second = Ledger::new("second".into());
        assert_ne!(Arc::as_ptr(&second), at, "somebody still reads it");
        assert_eq!(held.request_id().as_str(), "first");
        keep(held);
        let third = Ledger::new("third".into());
        assert_eq!(Arc::as_ptr(&third), at);
        assert_eq!(third.request_id().as_str(), "third");
    }

    #[test]
    fn no_more_is_kept_than_a_thread_needs() {
        let many: Vec<_> = (0..10 * MOST)
            .map(|_| Ledger::new("of many".into()))
            .collect();
        many.into_iter().for_each(keep);
        assert_eq!(SPARE.with(|spare| spare.borrow().len()), MOST);
    }
}
