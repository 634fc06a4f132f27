//! Handles of `prometheus`, `prometheus-client` and `measured`, each looked up once.

use measured::metric::histogram::Thresholds;
use prometheus_client::registry::Registry;

use super::by_hand::recorded;
use crate::bounds;
use crate::contender::Contender;
use crate::peers::{client, tikv};

pub(super) const ALL: &[Contender] = &[
    Contender::new(
        "prometheus",
        "prometheus, handles looked up once",
        "prometheus",
        || {
            let durations = tikv::histograms(&["function"])?.with_label_values(&["work"]);
            let counters = tikv::counters(&["outcome"])?;
            let [ok, errors] =
                ["ok", "error"].map(|outcome| counters.with_label_values(&[outcome]));
            Ok(recorded(move |time, is_error| {
                durations.observe(time.as_secs_f64());
                if is_error { &errors } else { &ok }.inc();
            }))
        },
    ),
    Contender::new(
        "prometheus-client",
        "prometheus-client, handles looked up once",
        "prometheus-client",
        || {
            let mut registry = Registry::default();
            let labels = vec![("function", "work".to_owned())];
            let durations = client::histograms(&mut registry).get_or_create_owned(&labels);
            let counters = client::counters(&mut registry);
            let [ok, errors] = ["ok", "error"].map(|outcome| {
                counters.get_or_create_owned(&vec![("outcome", outcome.to_owned())])
            });
            Ok(recorded(move |time, is_error| {
                durations.observe(time.as_secs_f64());
                if is_error { &errors } else { &ok }.inc();
            }))
        },
    ),
    Contender::new(
        "measured",
        "measured, one histogram and two counters",
        "measured",
        || {
            let durations =
                measured::Histogram::with_metadata(Thresholds::with_buckets(bounds::SECONDS));
            let [ok, errors] = [(), ()].map(|()| measured::Counter::new());
            Ok(recorded(move |time, is_error| {
                durations.get_metric().observe(time.as_secs_f64());
                if is_error { &errors } else { &ok }.inc();
            }))
        },
    ),
];
