//! The `prometheus-client` crate.

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::bounds;

pub(crate) type Labels = Vec<(&'static str, String)>;

pub(crate) fn histograms(registry: &mut Registry) -> Family<Labels, Histogram> {
    let histograms =
        Family::<Labels, Histogram>::new_with_constructor(|| Histogram::new(bounds::SECONDS));
    registry.register(
        "call_duration_seconds",
        "How long calls took",
        histograms.clone(),
    );
    histograms
}

pub(crate) fn counters(registry: &mut Registry) -> Family<Labels, Counter> {
    let counters = Family::<Labels, Counter>::default();
    registry.register("calls", "How calls ended", counters.clone());
    counters
}
