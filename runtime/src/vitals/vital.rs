//! The five Web Vitals: what they are called, which values they can have, and what these are worth.

use crate::names::{self, Metric, rating};

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Vital {
    /// Layout shifts, a score.
    Cls,
    /// First contentful paint.
    Fcp,
    /// From an interaction to the next paint.
    Inp,
    /// Largest contentful paint.
    Lcp,
    /// Time to the first byte.
    Ttfb,
}

/// A value is in thousandths of what its metric is in: milliseconds, or a score times one thousand
/// for [`Vital::Cls`].
struct Thresholds {
    good: u32,
    poor: u32,
}

/// Recorded in billionths of a second, or of a score.
const BILLIONTHS_OF_A_THOUSANDTH: u64 = 1_000_000;

/// No page takes ten minutes and is still looked at.
const LONGEST_MILLIS: f64 = 600_000.0;

/// Each shift scores one at the most, and those of five seconds are added up.
const HIGHEST_SCORE: f64 = 1_000.0;

impl Vital {
    pub(super) const ALL: [Self; 5] = [Self::Cls, Self::Fcp, Self::Inp, Self::Lcp, Self::Ttfb];

    /// As the library spells it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Cls => "CLS",
            Self::Fcp => "FCP",
            Self::Inp => "INP",
            Self::Lcp => "LCP",
            Self::Ttfb => "TTFB",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|vital| vital.name() == name)
    }

    pub(super) const fn metric(self) -> &'static Metric {
        match self {
            Self::Cls => &names::VITALS_CLS,
            Self::Fcp => &names::VITALS_FCP,
            Self::Inp => &names::VITALS_INP,
            Self::Lcp => &names::VITALS_LCP,
            Self::Ttfb => &names::VITALS_TTFB,
        }
    }

    /// What Google publishes: <https://web.dev/articles/defining-core-web-vitals-thresholds> for
    /// LCP, INP and CLS, <https://web.dev/articles/fcp> and <https://web.dev/articles/ttfb>.
    const fn thresholds(self) -> Thresholds {
        let (good, poor) = match self {
            Self::Cls => (100, 250),
            Self::Fcp => (1_800, 3_000),
            Self::Inp => (200, 500),
            Self::Lcp => (2_500, 4_000),
            Self::Ttfb => (800, 1_800),
        };
        Thresholds { good, poor }
    }

    /// `value` as it is recorded, if a browser can have measured it: milliseconds, or a score.
    pub(super) fn recorded(self, value: f64) -> Option<u64> {
        let (thousandths, most) = match self {
            Self::Cls => (value * 1_000.0, HIGHEST_SCORE * 1_000.0),
            Self::Fcp | Self::Inp | Self::Lcp | Self::Ttfb => (value, LONGEST_MILLIS),
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it was just checked to be positive and far below 2^53"
        )]
        (0.0..=most)
            .contains(&thousandths)
            .then(|| (thousandths * BILLIONTHS_OF_A_THOUSANDTH as f64).round() as u64)
    }

    /// What a recorded value is worth, whatever the browser says it is. A threshold belongs to what
    /// is below it, as the bound of a bucket does.
    pub(super) fn rating(self, recorded: u64) -> Rating {
        let Thresholds { good, poor } = self.thresholds();
        let is_above = |bound: u32| recorded > u64::from(bound) * BILLIONTHS_OF_A_THOUSANDTH;
        match (is_above(good), is_above(poor)) {
            (_, true) => Rating::Poor,
            (true, false) => Rating::NeedsImprovement,
            (false, false) => Rating::Good,
        }
    }
}

/// What a value is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rating {
    Good,
    NeedsImprovement,
    Poor,
}

impl Rating {
    pub(super) const ALL: [Self; 3] = [Self::Good, Self::NeedsImprovement, Self::Poor];

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Good => rating::GOOD,
            Self::NeedsImprovement => rating::NEEDS_IMPROVEMENT,
            Self::Poor => rating::POOR,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Registry;

    #[test]
    fn a_value_is_rated_by_the_thresholds_that_google_publishes() {
        for (vital, good, poor) in [
            (Vital::Lcp, 2_500.0, 4_000.0),
            (Vital::Inp, 200.0, 500.0),
            (Vital::Cls, 0.1, 0.25),
            (Vital::Fcp, 1_800.0, 3_000.0),
            (Vital::Ttfb, 800.0, 1_800.0),
        ] {
            let rating = |value| vital.rating(vital.recorded(value).expect("a value"));
            assert_eq!(rating(0.0), Rating::Good);
            assert_eq!(rating(good), Rating::Good, "{vital:?}");
            assert_eq!(rating(good * 1.001), Rating::NeedsImprovement, "{vital:?}");
            assert_eq!(rating(poor), Rating::NeedsImprovement, "{vital:?}");
            assert_eq!(rating(poor * 1.001), Rating::Poor, "{vital:?}");
        }
    }

    #[test]
    fn every_threshold_is_a_bound_so_that_a_ratio_of_buckets_is_exact() {
        let metrics = Registry::new().metrics();
        for vital in Vital::ALL {
            let Thresholds { good, poor } = vital.thresholds();
            let metric = metrics
                .iter()
                .find(|found| found.name == vital.metric().name);
            let bounds = &metric.expect("it is a metric").boundaries;
            for bound in [good, poor].map(|bound| (f64::from(bound) / 1_000.0).to_string()) {
                assert!(bounds.contains(&bound), "{vital:?} {bound}: {bounds:?}");
            }
        }
    }

    #[test]
    fn what_no_browser_measures_is_no_value() {
        for vital in Vital::ALL {
            for value in [f64::NAN, f64::INFINITY, -0.001, -1.0, 600_001.0, 1e300] {
                assert_eq!(vital.recorded(value), None, "{vital:?} {value}");
            }
        }
        assert_eq!(Vital::Cls.recorded(0.25), Some(250_000_000));
        assert_eq!(Vital::Lcp.recorded(1_234.5), Some(1_234_500_000));
    }
}
