//! One observation of a histogram that is at hand, of varied values.

use std::sync::Arc;

use measured::metric::histogram::Thresholds;
use metrics::histogram;
use prometheus_client::registry::Registry;

use crate::contender::{Contender, Role};
use crate::load::Loads;
use crate::peers::{client, exporter, tikv};
use crate::shard::Shard;
use crate::{bounds, ours};

const ALL: &[Contender] = &[
    Contender::by_hand("plain", "no observation", Role::Plain, || {
        Ok(observed(|_| ()))
    }),
    Contender::by_hand(
        "floor",
        "**floor**: shard of the thread, by hand",
        Role::Unit,
        || {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "all are positive, and ten seconds at most"
            )]
            let nanos = |seconds| (seconds * 1e9) as u64;
            Ok(observed(move |seconds| {
                Shard::with(|shard| shard.observe(nanos(seconds)));
            }))
        },
    ),
    Contender::new(
        "callsight",
        "metrics handle, callsight installed",
        "callsight",
        || {
            Box::leak(Box::new(ours::install()?));
            Ok(facade())
        },
    ),
    Contender::new(
        "metrics-handles",
        "metrics handle and exporter",
        "metrics-exporter-prometheus",
        || {
            exporter::install()?;
            Ok(facade())
        },
    ),
    Contender::new("prometheus", "prometheus handle", "prometheus", || {
        let histogram = tikv::histograms(&["function"])?.with_label_values(&["work"]);
        Ok(observed(move |seconds| histogram.observe(seconds)))
    }),
    Contender::new(
        "prometheus-client",
        "prometheus-client handle",
        "prometheus-client",
        || {
            let histograms = client::histograms(&mut Registry::default());
            let labels = vec![("function", "work".to_owned())];
            let histogram = histograms.get_or_create_owned(&labels);
            Ok(observed(move |seconds| histogram.observe(seconds)))
        },
    ),
    Contender::new("measured", "measured histogram", "measured", || {
        let thresholds = Thresholds::with_buckets(bounds::SECONDS);
        let histogram = measured::Histogram::with_metadata(thresholds);
        Ok(observed(move |seconds| {
            histogram.get_metric().observe(seconds);
        }))
    }),
];

/// In the order of the table.
pub(crate) fn contenders() -> Vec<&'static Contender> {
    ALL.iter().collect()
}

fn facade() -> Loads {
    let histogram = histogram!("seconds_of_the_bench", "function" => "work");
    observed(move |seconds| histogram.record(seconds))
}

/// `observe`, of as many values as one does not guess.
fn observed(observe: impl Fn(f64) + Send + Sync + 'static) -> Loads {
    const VALUES: u64 = 4096;
    let mut rng = fastrand::Rng::with_seed(1);
    // Spread evenly over the orders of magnitude from a microsecond to ten seconds.
    let values: Arc<[f64]> = (0..VALUES)
        .map(|_| 10_f64.powf(rng.f64() * 7.0 - 6.0))
        .collect();
    Loads::sync(move |n| observe(values[(n % VALUES) as usize]))
}
