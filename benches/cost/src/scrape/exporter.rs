//! metrics-exporter-prometheus.

use metrics::{Histogram, histogram};

use super::{FUNCTION, OUTCOME, scraped_by_handle};
use crate::contender::Contender;
use crate::peers::exporter;

pub(super) const ALL: &[Contender] = &[Contender::new(
    "metrics-handles",
    "metrics-exporter-prometheus",
    "metrics-exporter-prometheus",
    || {
        let recorder = exporter::install()?;
        let handle = |item: String| {
            histogram!(
                "call_duration_seconds",
                "function" => FUNCTION,
                "outcome" => OUTCOME,
                "item" => item,
            )
        };
        let observe = |histogram: &Histogram, value| histogram.record(value);
        Ok(scraped_by_handle(handle, observe, move || {
            recorder.render()
        }))
    },
)];
