//! From when on a call is slow, and from when on critical.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde::Serialize;

use super::Kind;
use crate::clock::nanos;

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

/// How far above the slow threshold the critical one is, where nobody says and the usual one would
/// not be above it.
pub(crate) const CRITICAL_BY_SLOW: u32 = 5;

/// In the order of [`ThresholdType::ALL`], in nanoseconds.
static DEFAULTS: [AtomicU64; 2] = [AtomicU64::new(1_000_000_000), AtomicU64::new(5_000_000_000)];

/// Only queries are slow unless told otherwise: what is slow for a model call or a job is
/// nothing that a default could know.
#[inline]
pub(super) fn default_of(kind: Kind, threshold: ThresholdType) -> u64 {
    match kind {
        Kind::Query { .. } => DEFAULTS[threshold as usize].load(Ordering::Relaxed),
        _ => u64::MAX,
    }
}

/// From when on a query that says nothing of its own is slow, and critical.
pub(crate) fn set_defaults(slow: Duration, critical: Duration) {
    for (default, threshold) in DEFAULTS.iter().zip([slow, critical]) {
        default.store(nanos(threshold), Ordering::Relaxed);
    }
}
