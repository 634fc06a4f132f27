//! What thresholds may be, and what is wrong with those that may not.

use std::ops::RangeInclusive;
use std::time::Duration;

use crate::callsite::Callsite;
use crate::catalogue;

/// What the slow threshold of queries may be, in seconds.
pub(super) const SLOW: RangeInclusive<f64> = 0.1..=10.0;

/// What the critical one may be: a query that takes longer is a job.
pub(super) const CRITICAL: RangeInclusive<f64> = 0.1..=3_600.0;

/// Thresholds that can't be used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum ThresholdError {
    /// Every critical query would also have to be a slow one.
    #[error(
        "the critical query threshold of {} s is not above the slow one of {} s; \
         raise CALLSIGHT_CRITICAL_QUERY_THRESHOLD_SECONDS or lower SLOW_QUERY_THRESHOLD_SECONDS",
        .critical.as_secs_f64(), .slow.as_secs_f64()
    )]
    NotAbove {
        /// From when on a query is slow.
        slow: Duration,
        /// From when on it is critical.
        critical: Duration,
    },
    /// A number that a configuration of queries has no use for.
    #[error(
        "the {threshold} query threshold of {} s is out of range; choose one from {least} to {most} s",
        .given.as_secs_f64()
    )]
    OutOfRange {
        /// `slow` or `critical`.
        threshold: &'static str,
        /// What it was to be.
        given: Duration,
        /// The least that it may be, in seconds.
        least: &'static str,
        /// The most that it may be, in seconds.
        most: &'static str,
    },
    /// A function has a critical threshold of its own, and the slow one is that of all queries.
    #[error(
        "`critical` of `{function}` at {location}, {} s, is not above the slow query threshold of {} s; \
         write `slow` beside it",
        .critical.as_secs_f64(), .slow.as_secs_f64()
    )]
    OfFunction {
        /// The annotated function.
        function: String,
        /// Where its attribute is.
        location: String,
        /// From when on any query is slow.
        slow: Duration,
        /// From when on a call of this one is critical.
        critical: Duration,
    },
}

/// Whether both may be what they are.
pub(super) fn check(slow: Duration, critical: Duration) -> Result<(), ThresholdError> {
    let out_of_range = |threshold, given, least, most| ThresholdError::OutOfRange {
        threshold,
        given,
        least,
        most,
    };
    if !SLOW.contains(&slow.as_secs_f64()) {
        return Err(out_of_range("slow", slow, "0.1", "10"));
    }
    if !CRITICAL.contains(&critical.as_secs_f64()) {
        return Err(out_of_range("critical", critical, "0.1", "3600"));
    }
    if critical <= slow {
        return Err(ThresholdError::NotAbove { slow, critical });
    }
    Ok(())
}

/// The first function whose own critical threshold is not above the `slow` one of all queries.
pub(crate) fn check_functions(slow: Duration) -> Result<(), ThresholdError> {
    let below = |callsite: &'static Callsite| {
        let critical = callsite.critical_alone()?;
        (critical <= slow).then(|| ThresholdError::OfFunction {
            function: callsite.function(),
            location: callsite.location().to_string(),
            slow,
            critical,
        })
    };
    let own = catalogue::callsites().filter(|callsite| callsite.is_own());
    own.filter_map(below).min().map_or(Ok(()), Err)
}
