//! Work on a request: a poll or a drop, during which the thread is at the request's disposal.

use super::observation::RequestObservation;
use crate::outcome::Outcome;

/// Work on a request: until it is over, the thread works for that request.
///
/// If it unwinds, the request ends there and then: whoever catches the panic may keep what is
/// left of the request for long.
pub(super) struct Work<'a> {
    on: &'a mut Option<RequestObservation>,
    is_done: bool,
}

impl<'a> Work<'a> {
    /// There is nothing to it where the request is not observed, or no longer.
    #[inline]
    pub(super) fn on(request: &'a mut Option<RequestObservation>) -> Self {
        let work = Self {
            on: request,
            is_done: false,
        };
        // Now that it is sure to leave: a subscriber may panic.
        if let Some(request) = work.on.as_mut() {
            request.enter();
        }
        work
    }

    /// It didn't unwind.
    #[inline]
    pub(super) fn done(mut self) {
        self.is_done = true;
    }

    #[cold]
    fn unwound(&mut self) {
        RequestObservation::end(self.on, Outcome::Panicked);
    }
}

impl Drop for Work<'_> {
    #[inline]
    fn drop(&mut self) {
        if let Some(request) = self.on {
            request.leave();
            if !self.is_done {
                self.unwound();
            }
        }
    }
}
