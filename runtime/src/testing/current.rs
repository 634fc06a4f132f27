//! Which capture a thread records into, and how the rest of the crate asks for it.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::sync::Arc;

use super::inner::{Inner, Reading};
use crate::callsite::Callsite;
use crate::clock::{self, Tick};
use crate::outcome::Verdict;
use crate::registry::nothing_at_hand;

thread_local! {
    static ENTERED: RefCell<Stack> = const { RefCell::new(Stack::new()) };
}

/// What was entered on this thread and not left, the last first.
struct Stack {
    entries: Vec<Entry>,
    last: u64,
    /// As long as there is any entry.
    #[cfg(feature = "facade")]
    facade: Option<metrics::LocalRecorderGuard<'static>>,
}

struct Entry {
    number: u64,
    /// None is the process, for calls that began there.
    capture: Option<Arc<Inner>>,
}

impl Stack {
    const fn new() -> Self {
        Self {
            entries: Vec::new(),
            last: 0,
            #[cfg(feature = "facade")]
            facade: None,
        }
    }

    fn push(&mut self, capture: Option<Arc<Inner>>) -> u64 {
        self.last += 1;
        let number = self.last;
        self.entries.push(Entry { number, capture });
        #[cfg(feature = "facade")]
        self.facade.get_or_insert_with(super::recorder::replace);
        number
    }

    /// Whoever left first, or last: what remains is what was entered and not left.
    fn remove(&mut self, number: u64) {
        self.entries.retain(|entry| entry.number != number);
        #[cfg(feature = "facade")]
        if self.entries.is_empty() {
            self.facade = None;
        }
    }
}

/// Until it is dropped, this thread records into a capture.
#[derive(Debug)]
#[must_use = "what this thread records is captured until this is dropped"]
pub struct Entered {
    number: u64,
    /// It is this thread that has to leave.
    _of_thread: PhantomData<*const ()>,
}

impl Entered {
    pub(super) fn into(capture: Option<Arc<Inner>>) -> Self {
        let number = ENTERED.try_with(|stack| stack.borrow_mut().push(capture));
        nothing_at_hand();
        Self {
            // A thread that is losing its thread-locals enters nothing.
            number: number.unwrap_or(0),
            _of_thread: PhantomData,
        }
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        let _ = ENTERED.try_with(|stack| stack.borrow_mut().remove(self.number));
        nothing_at_hand();
    }
}

/// The capture that this thread records into, if any. Where nobody ever captured anything, that
/// is seen at once.
#[inline]
pub(crate) fn current() -> Option<Arc<Inner>> {
    if !clock::is_replaced() {
        return None;
    }
    entered()
}

#[cold]
fn entered() -> Option<Arc<Inner>> {
    let current = ENTERED.try_with(|stack| stack.borrow().entries.last()?.capture.clone());
    current.ok().flatten()
}

/// Now, by the clock of the capture, if there is one.
#[inline]
pub(crate) fn tick() -> Option<u64> {
    Some(current()?.tick())
}

/// Nanoseconds since `raw`, if that was read from the clock of a capture. Nobody knows them any
/// more once it is gone.
pub(crate) fn elapsed_nanos(raw: u64) -> Option<u64> {
    let Reading { capture, number } = Reading::of(raw)?;
    let capture = Inner::of_id(capture);
    Some(capture.map_or(0, |capture| capture.clock.nanos_since(number)))
}

/// Nanoseconds from one reading to a later one, if any of the two is of a capture's clock. Those of
/// different clocks are ages apart.
pub(crate) fn nanos_between(earlier: u64, later: u64) -> Option<u64> {
    match (Reading::of(earlier), Reading::of(later)) {
        (None, None) => None,
        (Some(earlier), Some(later)) if earlier.capture == later.capture => {
            let capture = Inner::of_id(earlier.capture);
            let between =
                |capture: Arc<Inner>| capture.clock.nanos_between(earlier.number, later.number);
            Some(capture.map_or(0, between))
        }
        _ => Some(AGES),
    }
}

/// More than any two moments lie apart, and not so much that nothing could be added.
const AGES: u64 = u64::MAX / 2;

/// Makes this thread record where a call did that `started` then, so that none is half there: into
/// its capture, or one that nobody looks at if it is gone, or into the registry of the process.
#[inline]
pub(crate) fn where_it_began(started: Tick) -> Option<Entered> {
    if !clock::is_replaced() {
        return None;
    }
    enter_where_it_began(started)
}

#[cold]
fn enter_where_it_began(started: Tick) -> Option<Entered> {
    let began = Reading::of(started.raw())
        .map(|reading| Inner::of_id(reading.capture).unwrap_or_else(Inner::new));
    let is_here = match (&began, &current()) {
        (Some(began), Some(current)) => Arc::ptr_eq(began, current),
        (began, current) => began.is_none() && current.is_none(),
    };
    (!is_here).then(|| Entered::into(began))
}

/// A call ended, on this thread and in this capture, if there is one.
#[inline]
pub(crate) fn ended(callsite: &'static Callsite, verdict: &Verdict, nanos: u64) {
    if let Some(capture) = current() {
        capture.ended(callsite, verdict, nanos);
    }
}
