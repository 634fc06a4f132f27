//! The `prometheus` crate.

use prometheus::{Histogram, TextEncoder};

use super::{FUNCTION, LABELS, OUTCOME, scraped_by_handle};
use crate::contender::Contender;
use crate::peers::tikv;

pub(super) const ALL: &[Contender] = &[Contender::new(
    "prometheus",
    "prometheus",
    "prometheus",
    || {
        let histograms = tikv::histograms(&LABELS)?;
        let handle = |item: String| histograms.with_label_values(&[FUNCTION, OUTCOME, &item]);
        let render = || {
            let encoded = TextEncoder::new().encode_to_string(&prometheus::gather());
            encoded.expect("a string takes everything")
        };
        Ok(scraped_by_handle(handle, Histogram::observe, render))
    },
)];
