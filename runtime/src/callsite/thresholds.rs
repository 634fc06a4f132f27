//! From when on a call is slow, and from when on critical.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde::Serialize;

use super::Kind;
use crate::clock::nanos;

/// What the attribute says, in nanoseconds.
#[derive(Debug)]
pub(super) struct Thresholds {
    pub(super) slow: Option<u64>,
    pub(super) critical: Option<u64>,
}

/// Which threshold a call reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ThresholdType {
    Slow,
    Critical,
}

impl ThresholdType {
    pub(crate) const ALL: [Self; 2] = [Self::Slow, Self::Critical];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::Critical => "critical",
        }
    }
}

impl Thresholds {
    /// The threshold in force: the callsite's own, or the one for all queries.
    #[inline]
    pub(super) fn slow_nanos(&self, kind: Kind) -> u64 {
        self.slow.unwrap_or_else(|| default_of(kind, &DEFAULT_SLOW))
    }

    /// The same; never below that for slow calls.
    pub(super) fn critical_nanos(&self, kind: Kind) -> u64 {
        let own = self
            .critical
            .unwrap_or_else(|| default_of(kind, &DEFAULT_CRITICAL));
        own.max(self.slow_nanos(kind))
    }
}

static DEFAULT_SLOW: AtomicU64 = AtomicU64::new(1_000_000_000);
static DEFAULT_CRITICAL: AtomicU64 = AtomicU64::new(5_000_000_000);

/// Only queries are slow unless told otherwise: what is slow for a model call or a job is
/// nothing that a default could know.
fn default_of(kind: Kind, default: &AtomicU64) -> u64 {
    match kind {
        Kind::Query { .. } => default.load(Ordering::Relaxed),
        _ => u64::MAX,
    }
}

/// From when on a query that says nothing of its own is slow, and critical.
pub(crate) fn set_defaults(slow: Duration, critical: Duration) {
    DEFAULT_SLOW.store(nanos(slow), Ordering::Relaxed);
    DEFAULT_CRITICAL.store(nanos(critical), Ordering::Relaxed);
}
