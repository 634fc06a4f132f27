//! A request, carried to where it would be lost: to another task, or another thread.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;
use tracing::Span;

use crate::ledger::{self, Ledger};

/// The request that code is run for, and the span that is the current one there.
///
/// A request is followed by itself as long as its own future does the work, `join!` and streams
/// included. Work that is handed to somebody else is handed its scope too:
///
/// ```
/// use callsight::request::Scope;
///
/// let scope = Scope::current();
/// std::thread::spawn(move || scope.run(|| { /* still a part of the request */ }));
/// ```
#[derive(Debug, Clone)]
pub struct Scope {
    ledger: Option<Arc<Ledger>>,
    span: Span,
}

impl Scope {
    /// That of the code which asks; where there is no request, one that does nothing.
    #[must_use]
    pub fn current() -> Self {
        Self {
            ledger: ledger::current(),
            span: Span::current(),
        }
    }

    /// That of a ledger, in the current span.
    pub(super) fn of(ledger: &Arc<Ledger>) -> Self {
        Self {
            ledger: Some(Arc::clone(ledger)),
            span: Span::current(),
        }
    }

    /// Runs `work` as a part of the request.
    pub fn run<R>(&self, work: impl FnOnce() -> R) -> R {
        let _ledger = self.ledger.as_ref().map(ledger::enter);
        self.span.in_scope(work)
    }

    /// Makes `future` a part of the request, whoever polls it.
    pub fn follow<F: Future>(self, future: F) -> Followed<F> {
        Followed {
            future: Some(future),
            scope: self,
        }
    }
}

/// Futures that stay a part of the request they were made in.
pub trait InRequestScope: Future + Sized {
    /// The same future as a part of the request that this is called in.
    ///
    /// ```
    /// use callsight::request::InRequestScope;
    ///
    /// # async fn send() {}
    /// # async fn handler() {
    /// tokio::spawn(send().in_request_scope());
    /// # }
    /// ```
    fn in_request_scope(self) -> Followed<Self> {
        Scope::current().follow(self)
    }
}

impl<F: Future> InRequestScope for F {}

pin_project! {
    /// A future that is a part of a request, whoever polls it.
    #[derive(Debug)]
    #[must_use = "futures do nothing unless you `.await` or poll them"]
    pub struct Followed<F> {
        // There until it is dropped.
        #[pin]
        future: Option<F>,
        scope: Scope,
    }

    impl<F> PinnedDrop for Followed<F> {
        /// What it leaves behind ends as a part of the request too.
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            this.scope.run(|| this.future.set(None));
        }
    }
}

impl<F: Future> Future for Followed<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let future = this.future.as_pin_mut();
        let future = future.expect("it is there until the drop");
        this.scope.run(|| future.poll(cx))
    }
}

/// `tokio::spawn`, for a task that stays a part of the request that this is called in.
///
/// What the task does before the response is sent to its end is the request's; what it does
/// later is nobody's, though its log lines still have the request's id.
///
/// # Panics
///
/// Outside of a tokio runtime, as `tokio::spawn` does.
#[cfg(feature = "http")]
pub fn spawn<F>(future: F) -> tokio::task::JoinHandle<F::Output>
where
    F: Future<Output: Send> + Send + 'static,
{
    tokio::spawn(future.in_request_scope())
}

/// `tokio::task::spawn_blocking`, for work that stays a part of the request that this is called in.
///
/// # Panics
///
/// Outside of a tokio runtime, as `tokio::task::spawn_blocking` does.
#[cfg(feature = "http")]
pub fn spawn_blocking<R: Send + 'static>(
    work: impl FnOnce() -> R + Send + 'static,
) -> tokio::task::JoinHandle<R> {
    let scope = Scope::current();
    tokio::task::spawn_blocking(move || scope.run(work))
}
