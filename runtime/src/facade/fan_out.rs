//! Handles of the facade that tell several recorders the same.

use std::sync::Arc;

use metrics::{Counter, CounterFn, Gauge, GaugeFn, Histogram, HistogramFn, Recorder};

/// Somebody else's recorder.
pub(crate) type Foreign = Arc<dyn Recorder + Send + Sync>;

/// `own`, and the handles of `others` if there are any.
pub(super) fn of<H>(own: H, others: &[Foreign], handle: impl Fn(&Foreign) -> H) -> H
where
    H: From<Arc<All<H>>>,
{
    if others.is_empty() {
        return own;
    }
    let others = others.iter().map(handle);
    H::from(Arc::new(All(std::iter::once(own).chain(others).collect())))
}

/// Handles of one metric.
pub(super) struct All<H>(Box<[H]>);

impl CounterFn for All<Counter> {
    fn increment(&self, value: u64) {
        self.0.iter().for_each(|handle| handle.increment(value));
    }

    fn absolute(&self, value: u64) {
        self.0.iter().for_each(|handle| handle.absolute(value));
    }
}

impl GaugeFn for All<Gauge> {
    fn increment(&self, value: f64) {
        self.0.iter().for_each(|handle| handle.increment(value));
    }

    fn decrement(&self, value: f64) {
        self.0.iter().for_each(|handle| handle.decrement(value));
    }

    fn set(&self, value: f64) {
        self.0.iter().for_each(|handle| handle.set(value));
    }
}

impl HistogramFn for All<Histogram> {
    fn record(&self, value: f64) {
        self.0.iter().for_each(|handle| handle.record(value));
    }

    fn record_many(&self, value: f64, count: usize) {
        self.0
            .iter()
            .for_each(|handle| handle.record_many(value, count));
    }
}
