//! Several measurements of one thing.

/// What was measured, the least first.
#[derive(Debug, Default, Clone)]
pub struct Sample(Vec<f64>);

impl Sample {
    /// One more measurement.
    pub fn add(&mut self, value: f64) {
        let place = self.0.partition_point(|other| *other < value);
        self.0.insert(place, value);
    }

    /// Whether nothing was measured.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The one in the middle: of an even number, the mean of the two.
    ///
    /// # Panics
    ///
    /// If nothing was measured, as all of these.
    #[must_use]
    pub fn median(&self) -> f64 {
        let middle = self.0.len() / 2;
        if self.0.len().is_multiple_of(2) {
            return f64::midpoint(self.0[middle - 1], self.0[middle]);
        }
        self.0[middle]
    }

    /// The least of all.
    #[must_use]
    pub fn least(&self) -> f64 {
        self.0[0]
    }

    /// The greatest of all.
    #[must_use]
    pub fn most(&self) -> f64 {
        self.0[self.0.len() - 1]
    }

    /// The least that nine in ten do not exceed.
    #[must_use]
    pub fn ninth_decile(&self) -> f64 {
        self.0[(self.0.len() * 9).div_ceil(10) - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(values: impl IntoIterator<Item = f64>) -> Sample {
        let mut sample = Sample::default();
        values.into_iter().for_each(|value| sample.add(value));
        sample
    }

    #[track_caller]
    fn assert_is(value: f64, expected: f64) {
        assert!((value - expected).abs() < 1e-9, "{value} {expected}");
    }

    #[test]
    fn the_median_does_not_mind_the_order() {
        let odd = sample([9.0, 1.0, 5.0]);
        assert_is(odd.median(), 5.0);
        assert_is(odd.least(), 1.0);
        assert_is(odd.most(), 9.0);
        assert_is(sample([4.0, 1.0]).median(), 2.5);
    }

    #[test]
    fn nine_in_ten_do_not_exceed_the_ninth_decile() {
        assert_is(sample((1..=10).map(f64::from)).ninth_decile(), 9.0);
        assert_is(sample((1..=41).rev().map(f64::from)).ninth_decile(), 37.0);
        assert_is(sample([3.0]).ninth_decile(), 3.0);
    }
}
