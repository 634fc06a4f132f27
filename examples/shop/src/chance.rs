//! Chance that repeats: the demo stumbles at the same calls in every run.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

/// A `SplitMix64` generator that many tasks may draw from.
#[derive(Debug)]
pub(crate) struct Chance(AtomicU64);

impl Chance {
    pub(crate) const fn seeded(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    /// One of `range`, each as likely as the others.
    pub(crate) fn within(&self, range: Range<u64>) -> u64 {
        range.start + self.draw() % (range.end - range.start)
    }

    /// Whether something happens that happens in `percent` of all cases.
    pub(crate) fn happens(&self, percent: f64) -> bool {
        (self.draw() >> 11) as f64 / (1_u64 << 53) as f64 * 100.0 < percent
    }

    /// One of `things`, of which there has to be one.
    pub(crate) fn one_of<T: Copy>(&self, things: &[T]) -> T {
        let index = self.within(0..things.len() as u64);
        things[usize::try_from(index).unwrap_or_default()]
    }

    fn draw(&self) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut bits = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happens_in_two_percent_of_cases_does_so() {
        let chance = Chance::seeded(1);
        let happened = (0..100_000).filter(|_| chance.happens(2.0)).count();
        assert!((1_900..2_100).contains(&happened), "{happened}");
    }

    #[test]
    fn a_seed_says_everything_that_follows() {
        let [one, other] = [Chance::seeded(7), Chance::seeded(7)];
        for _ in 0..100 {
            assert_eq!(one.within(40..160), other.within(40..160));
        }
    }
}
