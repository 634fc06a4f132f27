//! The `prometheus` crate.

use evidence::Result;
use prometheus::{HistogramOpts, HistogramVec, IntCounterVec, Opts};

use crate::bounds;

pub(crate) fn histograms(labels: &[&str]) -> Result<HistogramVec> {
    let options = HistogramOpts::new("call_duration_seconds", "How long calls took.")
        .buckets(bounds::SECONDS.to_vec());
    let histograms = HistogramVec::new(options, labels)?;
    prometheus::register(Box::new(histograms.clone()))?;
    Ok(histograms)
}

pub(crate) fn counters(labels: &[&str]) -> Result<IntCounterVec> {
    let counters = IntCounterVec::new(Opts::new("calls_total", "How calls ended."), labels)?;
    prometheus::register(Box::new(counters.clone()))?;
    Ok(counters)
}
