//! What a child is asked to run: batches of calls.

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Runs so many calls.
type Batch = Box<dyn Fn(u64) + Send + Sync>;

/// One way to call a contender, and what is done before it is measured.
pub(crate) struct Load {
    batch: Batch,
    /// Not measured; then only one call is, since there is one of these for each.
    before: Option<Box<dyn Fn() + Send + Sync>>,
}

impl Load {
    /// Calls `call` with one number after the other.
    pub(crate) fn calls<R>(call: impl Fn(u64) -> R + Send + Sync + 'static) -> Self {
        Self {
            batch: Box::new(move |calls| {
                for n in 0..calls {
                    black_box(call(black_box(n)));
                }
            }),
            before: None,
        }
    }

    /// Calls `call` and polls what it returns once, which has to do.
    pub(crate) fn futures<F: Future>(call: impl Fn(u64) -> F + Send + Sync + 'static) -> Self {
        Self::calls(move |n| {
            let future = pin!(call(n));
            match future.poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(output) => output,
                Poll::Pending => unreachable!("no future of a bench waits for anything"),
            }
        })
    }

    /// How many calls can be measured at once.
    pub(crate) fn most_calls(&self) -> u64 {
        if self.before.is_some() { 1 } else { u64::MAX }
    }

    pub(crate) fn prepare(&self) {
        if let Some(before) = &self.before {
            before();
        }
    }

    #[inline(never)]
    pub(crate) fn run(&self, calls: u64) {
        (self.batch)(calls);
    }
}

/// All ways to call a contender that it has.
#[derive(Default)]
pub(crate) struct Loads {
    pub(crate) sync: Option<Load>,
    pub(crate) future: Option<Load>,
}

impl Loads {
    /// A function and its `async` twin.
    pub(crate) fn of<R, F: Future>(
        sync: impl Fn(u64) -> R + Send + Sync + 'static,
        future: impl Fn(u64) -> F + Send + Sync + 'static,
    ) -> Self {
        Self {
            sync: Some(Load::calls(sync)),
            future: Some(Load::futures(future)),
        }
    }
}
