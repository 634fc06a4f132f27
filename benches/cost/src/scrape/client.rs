//! prometheus-client.

use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use super::{FUNCTION, LABELS, OUTCOME, scraped_by_handle};
use crate::contender::Contender;
use crate::peers::client;

pub(super) const ALL: &[Contender] = &[Contender::new(
    "prometheus-client",
    "prometheus-client",
    "prometheus-client",
    || {
        let mut registry = Registry::default();
        let histograms = client::histograms(&mut registry);
        let handle = |item: String| {
            let values = [FUNCTION.to_owned(), OUTCOME.to_owned(), item];
            let labels = LABELS.into_iter().zip(values).collect();
            histograms.get_or_create_owned(&labels)
        };
        let render = move || {
            let mut text = String::new();
            encode(&mut text, &registry).expect("a string takes everything");
            text
        };
        Ok(scraped_by_handle(handle, Histogram::observe, render))
    },
)];
