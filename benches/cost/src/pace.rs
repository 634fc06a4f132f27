//! How fast the machine is: samples that others have slowed down are taken again.

use std::time::{Duration, Instant};

use evidence::{Result, Sample};

use crate::protocol::Sampled;

/// How much slower than at its fastest the machine may be.
const TOLERANCE: f64 = 1.08;

/// How long a sample is tried again on a machine that stays slow.
const PATIENCE: Duration = Duration::from_millis(60);

/// The pace of a run so far.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    /// Of all yardsticks, in nanoseconds.
    least: Option<f64>,
}

impl Pace {
    /// A sample at full speed, or the one that was nearest to it.
    pub(crate) fn sample(
        &mut self,
        mut sample: impl FnMut() -> Result<Sampled>,
    ) -> Result<Sampled> {
        let start = Instant::now();
        let mut best = sample()?;
        while self.is_slow(best) && start.elapsed() < PATIENCE {
            let next = sample()?;
            if next.yardstick < best.yardstick {
                best = next;
            }
        }
        Ok(best)
    }

    /// The times that were taken at full speed, or, if these are few, the quarter that was nearest to it.
    pub(crate) fn at_full_speed(&mut self, mut samples: Vec<Sampled>) -> Sample {
        samples.sort_by(|one, other| one.yardstick.total_cmp(&other.yardstick));
        let fast = samples.iter().filter(|it| !self.is_slow(**it)).count();
        let enough = samples.len().div_ceil(4);
        let mut sample = Sample::default();
        for sampled in samples.iter().take(fast.max(enough)) {
            sample.add(sampled.nanos);
        }
        sample
    }

    /// How many of them were not taken at full speed.
    pub(crate) fn count_slow(&mut self, samples: &[Sampled]) -> usize {
        samples.iter().filter(|it| self.is_slow(**it)).count()
    }

    fn is_slow(&mut self, sampled: Sampled) -> bool {
        let least = self.least.unwrap_or(f64::INFINITY).min(sampled.yardstick);
        self.least = Some(least);
        sampled.yardstick > least * TOLERANCE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sampled(yardstick: f64) -> Sampled {
        let nanos = yardstick * 10.0;
        Sampled { nanos, yardstick }
    }

    #[test]
    fn a_slow_sample_is_taken_again() {
        let mut pace = Pace { least: Some(1.0) };
        let mut yardsticks = [2.0, 1.5, 1.05, 1.0].into_iter().map(sampled);
        let taken = pace.sample(|| Ok(yardsticks.next().ok_or("no more samples")?));
        let yardstick = taken.expect("there are enough").yardstick;
        assert!((yardstick - 1.05).abs() < 1e-9, "{yardstick}");
    }

    #[test]
    fn slow_samples_do_not_count_unless_there_are_no_others() {
        let mut pace = Pace { least: Some(1.0) };
        let slow = || [4.0, 3.0, 2.0, 1.9].map(sampled);
        let most = |samples: Vec<_>, pace: &mut Pace| pace.at_full_speed(samples).most();
        assert!((most(slow().to_vec(), &mut pace) - 19.0).abs() < 1e-9);
        let mixed = [&slow()[..], &[1.0, 1.01, 1.02].map(sampled)].concat();
        assert_eq!(pace.count_slow(&mixed), 4);
        assert!((most(mixed, &mut pace) - 10.2).abs() < 1e-9);
    }
}
