//! The end: what is not written yet is written, within a deadline.

use std::future::poll_fn;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

use super::Telemetry;
use crate::slow_log;

/// How long [`Telemetry::shutdown`] waits for the slow log.
const SHUTDOWN_DEADLINE: Duration = Duration::from_secs(5);

/// How long the end waits for it where nobody asked for a shutdown.
const DROP_DEADLINE: Duration = Duration::from_secs(1);

impl Telemetry {
    /// Flushes what is not written yet, and gives up on it after five seconds. A listener for
    /// scrapes is closed.
    pub async fn shutdown(self) {
        let flushed = Arc::new(Flushed::default());
        let theirs = Arc::clone(&flushed);
        // A thread of its own: waiting for a file must not keep a worker from its tasks.
        let thread = thread::Builder::new().name("callsight-shutdown".to_owned());
        let spawned = thread.spawn(move || {
            self.shutdown_blocking();
            theirs.finish();
        });
        if spawned.is_ok() {
            poll_fn(|cx| flushed.poll(cx)).await;
        }
    }

    /// The same, for programs without an async runtime.
    pub fn shutdown_blocking(mut self) {
        flush();
        #[cfg(feature = "facade")]
        if !self.forward() {
            tracing::warn!(
                "a recorder did not take in time what was forwarded to it; it may lack the last of it"
            );
        }
        self.at_end.is_over = true;
        // Last, so that it can be scraped until then.
        #[cfg(feature = "http")]
        if let Some(listener) = self.listener {
            listener.stop();
        }
    }
}

/// Writes what is not written yet.
fn flush() {
    if let Some(log) = slow_log::installed()
        && !log.flush(SHUTDOWN_DEADLINE)
    {
        tracing::warn!("the slow log was not written in time; its last entries may be lost");
    }
}

/// A program that ends without a shutdown, because it panics or an error is returned from `main`,
/// leaves no entry behind either.
#[derive(Debug, Default)]
pub(super) struct AtEnd {
    is_over: bool,
}

impl Drop for AtEnd {
    fn drop(&mut self) {
        if !self.is_over
            && let Some(log) = slow_log::installed()
        {
            log.flush(DROP_DEADLINE);
        }
    }
}

/// Where a panic is the end of the process, nothing is dropped: entries are written before that.
#[cfg(panic = "abort")]
pub(super) fn flush_at_panics() {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        hook(panic);
        if let Some(log) = slow_log::installed() {
            log.flush(DROP_DEADLINE);
        }
    }));
}

/// Tells a future that a thread is done.
#[derive(Debug, Default)]
struct Flushed {
    done: AtomicBool,
    waker: Mutex<Option<Waker>>,
}

impl Flushed {
    fn finish(&self) {
        self.done.store(true, Ordering::Release);
        let waker = self
            .waker
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        waker.into_iter().for_each(Waker::wake);
    }

    /// The waker is left first: a thread that ends in between finds it.
    fn poll(&self, cx: &mut Context<'_>) -> Poll<()> {
        let mut waker = self.waker.lock().unwrap_or_else(PoisonError::into_inner);
        *waker = Some(cx.waker().clone());
        if self.done.load(Ordering::Acquire) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }
}
