//! How much one request may cost, and by how much it did.

use std::fmt;
use std::time::Duration;

use linkme::distributed_slice;

use crate::callsite::Here;
use crate::clock::{millis, nanos};
use crate::ledger::{self, Page};
use crate::names::value;

/// Filled by the linker: each `#[route_budget]` adds its own.
#[distributed_slice]
pub static BUDGETS: [RouteBudget];

/// How much a request may cost at most; what is not said has no limit.
///
/// ```
/// use std::time::Duration;
/// use callsight::request::Budget;
///
/// let budget = Budget::new().queries(8).db_time(Duration::from_millis(50));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Budget {
    queries: Option<u64>,
    db_nanos: Option<u64>,
    external_calls: Option<u64>,
}

impl Budget {
    /// Without limits.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            queries: None,
            db_nanos: None,
            external_calls: None,
        }
    }

    /// How many queries it may make.
    #[must_use]
    pub const fn queries(mut self, most: u64) -> Self {
        self.queries = Some(most);
        self
    }

    /// How long its queries may take together.
    #[must_use]
    pub fn db_time(self, most: Duration) -> Self {
        self.db_nanos(nanos(most))
    }

    /// The same in nanoseconds, as generated code has it.
    #[doc(hidden)]
    #[must_use]
    pub const fn db_nanos(mut self, most: u64) -> Self {
        self.db_nanos = Some(most);
        self
    }

    /// How many calls of other services it may make.
    #[must_use]
    pub const fn external_calls(mut self, most: u64) -> Self {
        self.external_calls = Some(most);
        self
    }

    fn of(self, limit: Limit) -> Option<u64> {
        match limit {
            Limit::Queries => self.queries,
            Limit::DbTime => self.db_nanos,
            Limit::ExternalCalls => self.external_calls,
        }
    }

    /// The limits that there are.
    #[cfg(any(feature = "http", test))]
    pub(crate) fn limits(self) -> impl Iterator<Item = Limit> {
        Limit::ALL
            .into_iter()
            .filter(move |limit| self.of(*limit).is_some())
    }

    /// What of it `page` went beyond.
    pub(crate) fn exceeded_by(self, page: &Page) -> impl Iterator<Item = Excess> + '_ {
        Limit::ALL.into_iter().filter_map(move |limit| {
            let (most, spent) = (self.of(limit)?, limit.spent(page));
            (spent > most).then_some(Excess { limit, spent, most })
        })
    }
}

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Limit {
    Queries,
    DbTime,
    ExternalCalls,
}

impl Limit {
    const ALL: [Self; 3] = [Self::Queries, Self::DbTime, Self::ExternalCalls];

    /// As the label `limit` has it, and the key of the attribute.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Queries => value::QUERIES,
            Self::DbTime => value::DB_TIME,
            Self::ExternalCalls => value::EXTERNAL_CALLS,
        }
    }

    fn spent(self, page: &Page) -> u64 {
        match self {
            Self::Queries => page.queries.count,
            Self::DbTime => page.queries.nanos,
            Self::ExternalCalls => page.external.count,
        }
    }
}

/// One limit that a request went beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Excess {
    pub(crate) limit: Limit,
    spent: u64,
    most: u64,
}

impl fmt::Display for Excess {
    /// `queries 12 > 8`, `db_time 61.5ms > 50ms`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let limit = self.limit.as_str();
        match self.limit {
            Limit::DbTime => {
                let (spent, most) = (millis(self.spent), millis(self.most));
                write!(f, "{limit} {spent}ms > {most}ms")
            }
            _ => write!(f, "{limit} {} > {}", self.spent, self.most),
        }
    }
}

/// The budget that `#[route_budget]` gives the requests that a function handles.
#[derive(Debug)]
pub struct RouteBudget {
    here: Here,
    limits: Budget,
}

impl RouteBudget {
    /// Of the function that this is in.
    #[must_use]
    pub const fn new(here: Here, limits: Budget) -> Self {
        Self { here, limits }
    }

    pub(crate) fn function(&self) -> String {
        self.here.function_path()
    }

    pub(crate) fn limits(&self) -> Budget {
        self.limits
    }
}

/// From here on the request has to keep to `budget`.
pub fn keep_to(budget: &'static RouteBudget) {
    if let Some(ledger) = ledger::current() {
        ledger.write(|page| page.keep_to(budget));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::__private::here;
    use crate::callsite::Callsite;

    #[test]
    fn a_budget_that_is_used_up_is_kept() {
        let query = Box::leak(Box::new(Callsite::timed_query(here!("f"), "", "", "")));
        let mut page = Page::default();
        (0..3).for_each(|_| page.queries.ended(query, 500_000, false));
        let budget = Budget::new().queries(3).external_calls(0);
        let kept = budget.db_time(Duration::from_micros(1_500));
        assert_eq!(kept.exceeded_by(&page).count(), 0);
        assert_eq!(kept.limits().count(), 3);

        let broken = Budget::new().queries(2).db_nanos(1_000_000);
        let excess: Vec<_> = broken.exceeded_by(&page).map(|it| it.to_string()).collect();
        assert_eq!(excess, ["queries 3 > 2", "db_time 1.5ms > 1ms"]);
    }
}
