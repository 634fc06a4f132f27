//! What is written in a ledger.

use super::calls::Calls;
use super::said::Said;
use crate::budget::RouteBudget;
use crate::cache::{HIT, MISS};

/// How many budgets one request may have: its handler's, and those of what it calls.
const MOST_BUDGETS: usize = 8;

/// All of it.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) queries: Calls,
    pub(crate) external: Calls,
    pub(crate) lookups: Lookups,
    /// How long it waited for connections.
    pub(crate) pool_wait_nanos: Option<u64>,
    pub(crate) said: Said,
    budgets: Vec<&'static RouteBudget>,
}

/// Look-ups in caches, by what came of them.
#[derive(Debug, Default)]
pub(crate) struct Lookups {
    pub(crate) hits: u64,
    pub(crate) misses: u64,
    pub(crate) failed: u64,
}

impl Lookups {
    pub(super) fn ended(&mut self, result: &str) {
        match result {
            HIT => self.hits += 1,
            MISS => self.misses += 1,
            _ => self.failed += 1,
        }
    }

    /// Whether each found a value, where there were any.
    #[cfg(feature = "http")]
    pub(crate) fn all_hit(&self) -> Option<bool> {
        (self.count() > 0).then_some(self.count() == self.hits)
    }

    #[cfg(feature = "http")]
    pub(crate) fn count(&self) -> u64 {
        self.hits + self.misses + self.failed
    }
}

impl Page {
    /// From now on it has to keep to `budget`.
    pub(crate) fn keep_to(&mut self, budget: &'static RouteBudget) {
        let is_known = self
            .budgets
            .iter()
            .any(|known| std::ptr::eq(*known, budget));
        if !is_known && self.budgets.len() < MOST_BUDGETS {
            self.budgets.push(budget);
        }
    }

    pub(crate) fn budgets(&self) -> impl Iterator<Item = &'static RouteBudget> + '_ {
        self.budgets.iter().copied()
    }

    pub(super) fn waited(&mut self, nanos: u64) {
        let wait = self.pool_wait_nanos.get_or_insert_default();
        *wait = wait.saturating_add(nanos);
    }
}
