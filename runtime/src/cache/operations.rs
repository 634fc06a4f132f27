//! Cache operations, and what came of them, as metrics.

use std::borrow::Cow;
use std::future::Future;
use std::sync::Arc;

use crate::clock::Tick;
use crate::ledger;
use crate::names;
use crate::registry::{Histogram, Registry};
use crate::testing;

/// What is done to a cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    Get,
    Set,
    Delete,
}

impl Operation {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::Set => "set",
            Self::Delete => "delete",
        }
    }
}

/// What came of an operation: the values of the label `result`.
pub(crate) const HIT: &str = "hit";
pub(crate) const MISS: &str = "miss";
pub(crate) const OK: &str = "ok";
pub(crate) const ERROR: &str = "error";

/// The series of one cache: one for each operation and what can come of it.
#[derive(Debug)]
pub(crate) struct OperationSeries {
    registry: Arc<Registry>,
    cache: Cow<'static, str>,
    series: Box<[(Operation, &'static str, Histogram)]>,
}

impl OperationSeries {
    pub(crate) fn declare(
        registry: &Arc<Registry>,
        cache: impl Into<Cow<'static, str>>,
        results: &[(Operation, &'static str)],
    ) -> Self {
        let cache = cache.into();
        let labels = |operation: Operation, result: &'static str| {
            [cache.clone(), operation.as_str().into(), result.into()]
        };
        let series = results.iter().map(|&(operation, result)| {
            let labels = labels(operation, result);
            (
                operation,
                result,
                registry.histogram(&names::CACHE_DURATION, labels),
            )
        });
        Self {
            registry: Arc::clone(registry),
            series: series.collect(),
            cache,
        }
    }

    /// Records an operation that began at `started`.
    pub(crate) fn record(&self, operation: Operation, result: &'static str, started: Tick) {
        let series = self
            .series
            .iter()
            .find(|series| (series.0, series.1) == (operation, result));
        let (.., histogram) = series.expect("all that can come of an operation is declared");
        self.registry.observe(histogram, started.elapsed_nanos());
        if operation == Operation::Get {
            ledger::looked_up(&self.cache, result);
        }
    }

    pub(crate) fn share_series_with(&self, other: &Self) -> bool {
        self.series[0].2 == other.series[0].2
    }
}

/// The metrics of a cache that is not `#[cached]`'s: a Redis client, say.
///
/// Each method awaits an operation, records how long it took and what came of it, and returns
/// what it returned.
///
/// ```
/// # async fn redis_get(key: &str) -> Result<Option<String>, std::io::Error> { Ok(None) }
/// # async fn session() -> Result<Option<String>, std::io::Error> {
/// let sessions = callsight::cache::CacheMetrics::named("sessions");
/// let session = sessions.get(redis_get("session:42")).await?;
/// # Ok(session)
/// # }
/// ```
///
/// yields `cache_operations_total{cache="sessions",operation="get",result="miss"} 1`.
#[derive(Debug)]
pub struct CacheMetrics(OperationSeries);

impl CacheMetrics {
    /// The metrics of the cache of this name, in the registry of the process. Its series exist
    /// at zero from now on.
    pub fn named(name: impl Into<Cow<'static, str>>) -> Self {
        Self::in_registry(Registry::global(), name)
    }

    /// The same, in a registry of its own.
    pub fn in_registry(registry: &Arc<Registry>, name: impl Into<Cow<'static, str>>) -> Self {
        let results = [
            (Operation::Get, HIT),
            (Operation::Get, MISS),
            (Operation::Get, ERROR),
            (Operation::Set, OK),
            (Operation::Set, ERROR),
            (Operation::Delete, OK),
            (Operation::Delete, ERROR),
        ];
        Self(OperationSeries::declare(registry, name, &results))
    }

    /// Looks something up: `Ok(Some(_))` is a hit, `Ok(None)` a miss.
    ///
    /// # Errors
    ///
    /// Those of `lookup`.
    pub async fn get<T, E>(
        &self,
        lookup: impl Future<Output = Result<Option<T>, E>>,
    ) -> Result<Option<T>, E> {
        let pending = self.pending(Operation::Get);
        let found = lookup.await;
        pending.end(match &found {
            Ok(Some(_)) => HIT,
            Ok(None) => MISS,
            Err(_) => ERROR,
        });
        found
    }

    /// Puts something in.
    ///
    /// # Errors
    ///
    /// Those of `insertion`.
    pub async fn set<T, E>(&self, insertion: impl Future<Output = Result<T, E>>) -> Result<T, E> {
        self.change(Operation::Set, insertion).await
    }

    /// Takes something out.
    ///
    /// # Errors
    ///
    /// Those of `deletion`.
    pub async fn delete<T, E>(&self, deletion: impl Future<Output = Result<T, E>>) -> Result<T, E> {
        self.change(Operation::Delete, deletion).await
    }

    async fn change<T, E>(
        &self,
        operation: Operation,
        change: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        let pending = self.pending(operation);
        let changed = change.await;
        pending.end(if changed.is_ok() { OK } else { ERROR });
        changed
    }

    fn pending(&self, operation: Operation) -> Pending<'_> {
        Pending {
            series: &self.0,
            operation,
            result: ERROR,
            started: Tick::now(),
        }
    }
}

/// An operation under way. Dropped by a caller who would not wait for it, it is an error: the
/// cache did not answer in time.
struct Pending<'a> {
    series: &'a OperationSeries,
    operation: Operation,
    result: &'static str,
    started: Tick,
}

impl Pending<'_> {
    fn end(mut self, result: &'static str) {
        self.result = result;
    }
}

impl Drop for Pending<'_> {
    fn drop(&mut self) {
        let _there = testing::where_it_began(self.started);
        self.series
            .record(self.operation, self.result, self.started);
    }
}
