//! Bucket boundaries: which ones a metric has, and in which bucket a value falls.

use std::sync::Arc;

use crate::names::{self, Metric};

/// The upper bounds of a histogram, and how its values are printed.
#[derive(Debug, PartialEq)]
pub(crate) struct Bounds {
    /// In the unit in which values are recorded: nanoseconds, bytes or billionths.
    upper: Arc<[u64]>,
    /// As they are printed in the label `le`; `+Inf` is the last.
    le: Box<[Box<str>]>,
    unit: Unit,
}

/// What a histogram measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Recorded in nanoseconds, printed in seconds.
    Seconds,
    /// Recorded and printed in bytes.
    Bytes,
    /// Recorded and printed as they are.
    Things,
    /// Recorded in billionths, printed as it is.
    Score,
}

impl Unit {
    /// How many of the unit of recording are one of the printed unit.
    pub(crate) const fn scale(self) -> f64 {
        match self {
            Self::Seconds | Self::Score => 1e9,
            Self::Bytes | Self::Things => 1.0,
        }
    }

    pub(crate) fn print(self, recorded: u64) -> f64 {
        recorded as f64 / self.scale()
    }
}

/// Document-wide default of the field: what a request, a query or a call is expected to take.
const CLASSIC: &[f64] = &[0.01, 0.05, 0.1, 0.5, 1.0, 2.5, 5.0, 10.0];

/// Work inside the process, or beside it, is often done within a millisecond.
const SUB_MILLISECOND: &[f64] = &[0.000_1, 0.000_5, 0.001, 0.005];

/// A cache that is asked in memory answers within microseconds.
const MICROSECONDS: &[f64] = &[0.000_001, 0.000_01];

/// Thresholds of the usual service level objectives that the classic list lacks: writes
/// 200 ms, payments 2 s, partners 3 s, model calls 30 s, uploads 60 s.
const OBJECTIVES: &[f64] = &[0.2, 2.0, 3.0, 30.0, 60.0];

/// A job may run for an hour.
const JOBS: &[f64] = &[
    0.1, 1.0, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0, 1_800.0, 3_600.0,
];

/// Web Vitals: what Google calls good and poor is a bound of each; 600 ms is what many aim at for the
/// first byte, and earlier than that.
const LCP: &[f64] = &[0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 6.0, 10.0, 30.0];
const INP: &[f64] = &[0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0, 2.5];
const CLS: &[f64] = &[0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0];
const FCP: &[f64] = &[0.3, 0.6, 1.0, 1.8, 2.4, 3.0, 5.0, 10.0];
const TTFB: &[f64] = &[0.1, 0.2, 0.4, 0.6, 0.8, 1.2, 1.8, 3.0, 10.0];

const SIZES: &[f64] = &[100.0, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

/// How many queries a request makes: one, a few, and far too many.
const QUERIES: &[f64] = &[1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 20.0, 50.0, 100.0, 500.0];

impl Bounds {
    /// The bounds of `metric`; everything that is no histogram has none.
    pub(crate) fn of(metric: &Metric) -> Self {
        match metric.name {
            name if name.ends_with("_bytes") => Self::new(Unit::Bytes, &[SIZES]),
            name if name == names::HTTP_QUERIES.name => Self::new(Unit::Things, &[QUERIES]),
            name if name == names::DB_DURATION.name || name == names::HTTP_DB_TIME.name => {
                Self::new(Unit::Seconds, &[SUB_MILLISECOND, CLASSIC, &OBJECTIVES[..1]])
            }
            name if name == names::CACHE_DURATION.name => {
                Self::new(Unit::Seconds, &[MICROSECONDS, SUB_MILLISECOND, CLASSIC])
            }
            name if name == names::FUNCTION_DURATION.name
                || name == names::STREAM_FIRST_ITEM.name =>
            {
                Self::new(Unit::Seconds, &[SUB_MILLISECOND, CLASSIC])
            }
            name if name == names::EXTERNAL_DURATION.name => {
                Self::new(Unit::Seconds, &[CLASSIC, OBJECTIVES])
            }
            name if name == names::JOB_DURATION.name => Self::new(Unit::Seconds, &[JOBS]),
            name if name == names::VITALS_LCP.name => Self::new(Unit::Seconds, &[LCP]),
            name if name == names::VITALS_INP.name => Self::new(Unit::Seconds, &[INP]),
            name if name == names::VITALS_CLS.name => Self::new(Unit::Score, &[CLS]),
            name if name == names::VITALS_FCP.name => Self::new(Unit::Seconds, &[FCP]),
            name if name == names::VITALS_TTFB.name => Self::new(Unit::Seconds, &[TTFB]),
            _ => Self::new(Unit::Seconds, &[CLASSIC, &OBJECTIVES[1..2]]),
        }
    }

    /// The union of `lists`, ascending.
    fn new(unit: Unit, lists: &[&[f64]]) -> Self {
        let mut bounds = lists.concat();
        bounds.sort_by(f64::total_cmp);
        bounds.dedup();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "bounds are positive and far below 2^53"
        )]
        let upper = bounds
            .iter()
            .map(|bound| (bound * unit.scale()).round() as u64)
            .collect();
        let le = bounds.iter().map(f64::to_string).chain(["+Inf".to_owned()]);
        Self {
            upper,
            le: le.map(String::into_boxed_str).collect(),
            unit,
        }
    }

    /// How many buckets there are, `+Inf` included.
    #[inline]
    pub(crate) fn buckets(&self) -> usize {
        self.upper.len() + 1
    }

    /// The upper bounds themselves; the last bucket has none.
    pub(crate) fn upper(&self) -> &Arc<[u64]> {
        &self.upper
    }

    pub(crate) fn unit(&self) -> Unit {
        self.unit
    }

    /// The label `le` of each bucket.
    pub(crate) fn le(&self) -> impl Iterator<Item = &str> {
        self.le.iter().map(|le| &**le)
    }

    /// Between which bounds the values of `bucket` lie, as printed; the last has no upper one.
    pub(crate) fn range(&self, bucket: usize) -> (f64, Option<f64>) {
        let below = bucket.checked_sub(1).map_or(0, |bucket| self.upper[bucket]);
        let above = self.upper.get(bucket);
        (
            self.unit.print(below),
            above.map(|bound| self.unit.print(*bound)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::cells::bucket_of;
    use super::*;

    #[test]
    fn a_value_on_a_bound_belongs_below_it() {
        let bounds = Bounds::new(Unit::Seconds, &[&[0.01, 1.0]]);
        assert_eq!(bucket_of(bounds.upper(), 10_000_000), 0);
        assert_eq!(bucket_of(bounds.upper(), 10_000_001), 1);
        assert_eq!(bucket_of(bounds.upper(), u64::MAX), 2);
    }

    #[test]
    fn lists_are_merged_in_order_and_without_repeats() {
        let bounds = Bounds::new(Unit::Seconds, &[&[1.0, 0.5], &[0.5, 2.0]]);
        assert_eq!(bounds.le().collect::<Vec<_>>(), ["0.5", "1", "2", "+Inf"]);
    }

    #[test]
    fn every_metric_keeps_the_classic_bounds_of_its_kind() {
        for metric in [
            &names::HTTP_DURATION,
            &names::DB_DURATION,
            &names::EXTERNAL_DURATION,
        ] {
            let bounds = Bounds::of(metric);
            for bound in CLASSIC {
                assert!(
                    bounds.le().any(|le| le == bound.to_string()),
                    "{}: {bound}",
                    metric.name
                );
            }
        }
    }

    #[test]
    fn a_job_of_an_hour_has_a_finite_bucket() {
        let bounds = Bounds::of(&names::JOB_DURATION);
        assert!(bucket_of(bounds.upper(), 3_600_000_000_000) < bounds.buckets() - 1);
    }
}
