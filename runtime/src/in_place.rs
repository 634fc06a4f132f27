//! A call whose body stays where its author wrote it, behind a guard.
//!
//! That is what `#[track_caller]` asks for, and a closure whose argument types are left to what
//! the function returns. The guard sees how the call ends only where it is told so.

use std::cell::RefCell;
use std::marker::PhantomData;

use crate::names::value;
use crate::observation::CallOfThread;
use crate::outcome::Verdict;
use crate::site::Site;

/// Starts a call of `site`, which ends as `unless_told` where nothing else is said.
#[inline]
pub fn in_place(site: Site, unless_told: Verdict) -> InPlace {
    InPlace {
        call: Some(CallOfThread::start(site)),
        verdict: RefCell::new(unless_told),
        was_panicking: std::thread::panicking(),
    }
}

/// The guard of one call, first in its function, and so dropped after all that is in it.
#[derive(Debug)]
#[must_use = "the call ends when this is dropped"]
pub struct InPlace {
    call: Option<CallOfThread>,
    verdict: RefCell<Verdict>,
    /// A call from a destructor may run while the thread unwinds, and be no part of that.
    was_panicking: bool,
}

/// Lets `call` look at what the function is about to return.
#[inline]
pub fn returns_in_place<R>(call: &InPlace, returned: R, classify: impl Fn(&R) -> Verdict) -> R {
    call.verdict.replace(classify(&returned));
    returned
}

/// How a call ends that returns an `R` nobody saw, from inside another macro: that is what
/// `bail!` and `ensure!` do.
#[derive(Debug)]
pub struct UnlessTold<R>(PhantomData<fn() -> R>);

impl<R> UnlessTold<R> {
    /// Of `R`.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "only generated code makes one")]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T, E> UnlessTold<Result<T, E>> {
    /// An error, of which nothing is known.
    #[must_use]
    pub fn callsight_verdict(&self) -> Verdict {
        Verdict::error(value::OTHER)
    }
}

/// All other types.
pub trait UnlessToldOfOthers {
    /// No error.
    fn callsight_verdict(&self) -> Verdict {
        Verdict::OK
    }
}

impl<R> UnlessToldOfOthers for UnlessTold<R> {}

impl Drop for InPlace {
    #[inline]
    fn drop(&mut self) {
        let is_told = self.was_panicking || !std::thread::panicking();
        if is_told && let Some(call) = self.call.take() {
            call.finish(self.verdict.replace(Verdict::OK));
        }
    }
}
