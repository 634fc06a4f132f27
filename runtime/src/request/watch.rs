//! What a piece of code did, for tests that say how much that may be.

use std::fmt;
use std::future::Future;
use std::time::Duration;

use super::Scope;
use crate::ledger::{Calls, Ledger, Page};

/// Awaits `future`, and says what it did: all that its own future polls, and what it spawns by
/// [`callsight::spawn`](crate::spawn).
///
/// ```
/// #[callsight::timed_query(system = "sqlite", operation = "select")]
/// async fn user(id: u32) -> u32 { id }
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let (user, watched) = callsight::request::watch(user(7)).await;
/// assert_eq!((user, watched.queries()), (7, 1));
/// # });
/// # Ok::<_, std::io::Error>(())
/// ```
pub async fn watch<F: Future>(future: F) -> (F::Output, Watched) {
    let ledger = Ledger::of_watcher();
    let output = Scope::of(&ledger).follow(future).await;
    let page = ledger.close().unwrap_or_default();
    (output, Watched(page))
}

/// What a watched future did.
#[derive(Debug)]
pub struct Watched(Box<Page>);

impl Watched {
    /// How many queries it made.
    #[must_use]
    pub fn queries(&self) -> u64 {
        self.0.queries.count
    }

    /// How long they took together.
    #[must_use]
    pub fn db_time(&self) -> Duration {
        Duration::from_nanos(self.0.queries.nanos)
    }

    /// The query that took longest: its function, and how long it took.
    #[must_use]
    pub fn slowest_query(&self) -> Option<(String, Duration)> {
        let slowest = self.0.queries.slowest?;
        let took = Duration::from_nanos(slowest.nanos);
        Some((slowest.callsite.function(), took))
    }

    /// The checkpoints that it passed, and when.
    pub fn checkpoints(&self) -> impl Iterator<Item = (&str, Duration)> {
        let passed = self.0.said.checkpoints.iter();
        passed.map(|one| (&*one.name, Duration::from_nanos(one.nanos)))
    }

    /// How often it called other services.
    #[must_use]
    pub fn external_calls(&self) -> u64 {
        self.0.external.count
    }

    /// How many look-ups in caches found a value.
    #[must_use]
    pub fn cache_hits(&self) -> u64 {
        self.0.lookups.hits
    }

    /// How many did not.
    #[must_use]
    pub fn cache_misses(&self) -> u64 {
        self.0.lookups.misses
    }

    /// What went beyond the budgets of the handlers that were run, a sentence each.
    #[must_use]
    pub fn exceeded_budgets(&self) -> Vec<String> {
        let budgets = self.0.budgets();
        let excesses = budgets.flat_map(|budget| {
            let excesses = budget.limits().exceeded_by(&self.0);
            excesses.map(move |excess| format!("`{}`: {excess}", budget.function()))
        });
        excesses.collect()
    }
}

impl fmt::Display for Watched {
    /// How many queries there were, and which.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Calls { count, .. } = self.0.queries;
        let queries = if count == 1 { "query" } else { "queries" };
        write!(f, "{count} {queries}")?;
        let mut separator = ": ";
        for (callsite, count) in self.0.queries.repeated(1) {
            write!(f, "{separator}{count} of `{}`", callsite.function())?;
            separator = ", ";
        }
        Ok(())
    }
}

/// Awaits a future, and panics unless it made as many queries as were said: for tests.
///
/// ```
/// # #[callsight::timed_query(system = "sqlite", operation = "select")]
/// # async fn user(id: u32) -> u32 { id }
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let user = callsight::assert_queries!(<= 8, user(7));
/// callsight::assert_queries!(== 0, async { user });
/// # });
/// # Ok::<_, std::io::Error>(())
/// ```
///
/// `assert_queries!(within_budget, future)` takes the numbers from the `#[route_budget]` of the
/// handlers that are run, and `db_time` and `external_calls` too.
#[macro_export]
macro_rules! assert_queries {
    (within_budget, $future:expr $(,)?) => {{
        let (output, watched) = $crate::request::watch($future).await;
        let exceeded = watched.exceeded_budgets();
        assert!(exceeded.is_empty(), "{}; {watched}", exceeded.join("; "));
        output
    }};
    (== $count:expr, $future:expr $(,)?) => {
        $crate::assert_queries!(@ ==, "as many as", $count, $future)
    };
    (<= $most:expr, $future:expr $(,)?) => {
        $crate::assert_queries!(@ <=, "at most", $most, $future)
    };
    (@ $compare:tt, $words:literal, $count:expr, $future:expr) => {{
        let (output, watched) = $crate::request::watch($future).await;
        let expected: u64 = $count;
        assert!(
            watched.queries() $compare expected,
            concat!("expected ", $words, " {} queries; {}"), expected, watched
        );
        output
    }};
}
