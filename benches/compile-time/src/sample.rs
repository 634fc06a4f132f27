//! Several measurements of one thing.

use std::time::Duration;

/// What was measured, the least first.
#[derive(Debug, Default)]
pub(crate) struct Sample(Vec<Duration>);

impl Sample {
    pub(crate) fn add(&mut self, duration: Duration) {
        let place = self.0.partition_point(|other| *other < duration);
        self.0.insert(place, duration);
    }

    /// The one in the middle: of an even number, the mean of the two.
    pub(crate) fn median(&self) -> Duration {
        let middle = self.0.len() / 2;
        if self.0.len().is_multiple_of(2) {
            return (self.0[middle - 1] + self.0[middle]) / 2;
        }
        self.0[middle]
    }

    pub(crate) fn least(&self) -> Duration {
        self.0[0]
    }

    pub(crate) fn most(&self) -> Duration {
        self.0[self.0.len() - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(millis: &[u64]) -> Sample {
        let mut sample = Sample::default();
        for millis in millis {
            sample.add(Duration::from_millis(*millis));
        }
        sample
    }

    #[test]
    fn the_median_does_not_mind_the_order() {
        let odd = sample(&[9, 1, 5]);
        assert_eq!(odd.median(), Duration::from_millis(5));
        assert_eq!(odd.least(), Duration::from_millis(1));
        assert_eq!(odd.most(), Duration::from_millis(9));
        assert_eq!(sample(&[4, 1]).median(), Duration::from_micros(2500));
    }
}
