//! What a child is asked to run: batches of calls.

use std::hint::black_box;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

/// Runs so many calls.
type Batch = Box<dyn Fn(u64) + Send + Sync>;

/// One way to call a contender, and what is done before it is measured.
pub(crate) struct Load {
    batch: Batch,
    /// Not measured; then only one call is, since this has to be done before each.
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

    /// Calls `call` and polls what it returns, with a waker that does nothing if once is enough.
    pub(crate) fn futures<F: Future>(call: impl Fn(u64) -> F + Send + Sync + 'static) -> Self {
        Self::calls(move |n| ready(call(n)))
    }

    /// Does this before each call.
    pub(crate) fn after(mut self, before: impl Fn() + Send + Sync + 'static) -> Self {
        self.before = Some(Box::new(before));
        self
    }

    /// Has what `scope` returns around each thousand calls.
    pub(crate) fn within<G>(self, scope: impl Fn() -> G + Send + Sync + 'static) -> Self {
        let Self { batch, before } = self;
        Self {
            batch: Box::new(move |mut calls| {
                while calls > 0 {
                    let some = calls.min(1000);
                    let _scope = scope();
                    batch(some);
                    calls -= some;
                }
            }),
            before,
        }
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

/// What a future ends with, nearly always at the first poll.
pub(crate) fn ready<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let first = future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()));
    match first {
        Poll::Ready(output) => output,
        Poll::Pending => waited(future),
    }
}

/// For a lock that the other thread has.
#[cold]
fn waited<F: Future>(mut future: Pin<&mut F>) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return output;
        }
        thread::park();
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// All ways to call a contender that it has.
#[derive(Default)]
pub(crate) struct Loads {
    pub(crate) sync: Option<Load>,
    pub(crate) future: Option<Load>,
    /// What a scrape writes.
    pub(crate) text: Option<String>,
    /// Whether a thread of its own works up what was recorded.
    pub(crate) has_collector: bool,
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
            ..Self::default()
        }
    }

    /// A function that has no such twin.
    pub(crate) fn sync<R>(sync: impl Fn(u64) -> R + Send + Sync + 'static) -> Self {
        Self {
            sync: Some(Load::calls(sync)),
            ..Self::default()
        }
    }

    /// An `async` function that has none.
    pub(crate) fn future<F: Future>(future: impl Fn(u64) -> F + Send + Sync + 'static) -> Self {
        Self {
            future: Some(Load::futures(future)),
            ..Self::default()
        }
    }

    pub(crate) fn with_collector(self) -> Self {
        Self {
            has_collector: true,
            ..self
        }
    }

    /// Has what `scope` returns around each thousand calls.
    pub(crate) fn within<G>(self, scope: impl Fn() -> G + Copy + Send + Sync + 'static) -> Self {
        Self {
            sync: self.sync.map(|load| load.within(scope)),
            future: self.future.map(|load| load.within(scope)),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn a_batch_runs_so_many_calls_whatever_is_around_them() {
        let counted = Arc::new(AtomicU64::new(0));
        let cell = Arc::clone(&counted);
        let load = Load::calls(move |_| cell.fetch_add(1, Ordering::Relaxed));
        load.run(7);
        load.within(|| ()).run(2001);
        assert_eq!(counted.load(Ordering::Relaxed), 2008);
    }
}
