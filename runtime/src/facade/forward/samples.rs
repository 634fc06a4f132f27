//! What a histogram gained, as values that another histogram can be given.
//!
//! Cells keep how many values fell in each bucket and what all of them add up to. Any values that
//! say the same do: one for each bucket, within it, chosen so that the sum is right.

/// So many values like this one, in the unit of recording.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Samples {
    pub(super) value: f64,
    pub(super) count: u64,
}

/// Values of which each bucket has as many as `gained` says, and which add up to `sum` as nearly
/// as their buckets allow.
pub(super) fn samples(upper: &[u64], gained: &[u64], sum: f64) -> Vec<Samples> {
    let buckets = || gained.iter().enumerate().filter(|(_, count)| **count > 0);
    let position = Position::of(upper, buckets(), sum);
    buckets()
        .map(|(bucket, count)| Samples {
            value: position.in_bucket(upper, bucket),
            count: *count,
        })
        .collect()
}

/// Where in their buckets values lie.
struct Position {
    /// From 0, the lower bound, to 1, the upper one: the same in all buckets that have one.
    share: f64,
    /// How far above its lower bound in the last bucket.
    beyond: f64,
}

impl Position {
    /// The middle of the buckets if the last one can make up for it, else where the sum says.
    fn of<'a>(upper: &[u64], gained: impl Iterator<Item = (usize, &'a u64)>, sum: f64) -> Self {
        let (mut least, mut width, mut endless) = (0.0, 0.0, 0.0);
        for (bucket, count) in gained {
            let count = *count as f64;
            least += lowest(upper, bucket) * count;
            match upper.get(bucket) {
                Some(bound) => width += (*bound as f64 - lowest(upper, bucket)) * count,
                None => endless = count,
            }
        }
        let rest = sum - least;
        let beyond = if endless > 0.0 {
            ((rest - width / 2.0) / endless).max(0.0)
        } else {
            0.0
        };
        let share = (rest - beyond * endless) / width;
        Self {
            share: if width > 0.0 {
                share.clamp(0.0, 1.0)
            } else {
                0.0
            },
            beyond,
        }
    }

    fn in_bucket(&self, upper: &[u64], bucket: usize) -> f64 {
        let lowest = lowest(upper, bucket);
        upper.get(bucket).map_or(lowest + self.beyond, |bound| {
            let bound = *bound as f64;
            (lowest + self.share * (bound - lowest)).min(bound)
        })
    }
}

/// The least value that falls in `bucket`.
fn lowest(upper: &[u64], bucket: usize) -> f64 {
    let below = bucket.checked_sub(1).map(|below| upper[below] + 1);
    below.unwrap_or(0) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const UPPER: [u64; 4] = [100, 1_000, 50_000, 10_000_000_000];

    /// The bucket of `value`, as whoever reads the label `le` takes it.
    fn bucket_of(value: f64) -> usize {
        UPPER
            .iter()
            .filter(|bound| (**bound as f64) < value)
            .count()
    }

    fn gained(values: &[u64]) -> Vec<u64> {
        let mut gained = vec![0; UPPER.len() + 1];
        for value in values {
            gained[bucket_of(*value as f64)] += 1;
        }
        gained
    }

    /// Some values of every size, the same in every run.
    fn values(seed: u64) -> Vec<u64> {
        let mut state = seed;
        let mut next = move || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        };
        let count = 1 + next() % 20;
        (0..count)
            .map(|_| {
                let digits = u32::try_from(next() % 12).expect("it is small");
                next() % 10_u64.pow(digits + 1)
            })
            .collect()
    }

    #[test]
    fn buckets_and_sum_are_those_of_the_values() {
        for values in (0..10_000).map(values) {
            let sum = values.iter().sum::<u64>() as f64;
            let samples = samples(&UPPER, &gained(&values), sum);
            let mut buckets = vec![0; UPPER.len() + 1];
            for Samples { value, count } in &samples {
                buckets[bucket_of(*value)] += count;
            }
            assert_eq!(buckets, gained(&values), "{values:?}: {samples:?}");
            let total: f64 = samples
                .iter()
                .map(|samples| samples.value * samples.count as f64)
                .sum();
            assert!(
                (total - sum).abs() <= sum * 1e-12,
                "{values:?}: {total} for {sum}"
            );
        }
    }

    #[test]
    fn a_sum_that_no_values_have_is_met_as_nearly_as_buckets_allow() {
        let gained = gained(&[500]);
        let only = |sum| samples(&UPPER, &gained, sum)[0].value;
        assert_eq!((only(50.0), only(5_000.0)), (101.0, 1_000.0));
        assert_eq!(samples(&UPPER, &[0; 5], 500.0), []);
    }
}
