//! One call of an annotated function.

mod autometrics;
mod by_hand;
mod callsight;
mod fastrace;
mod floor;
mod handles;
mod hotpath;
mod metered;
mod metrics;
mod plain;
mod tracing;

use crate::contender::Contender;

/// In the order of the table.
pub(crate) fn contenders() -> Vec<&'static Contender> {
    [
        plain::ALL,
        floor::ALL,
        callsight::ALL,
        autometrics::ALL,
        metered::ALL,
        handles::ALL,
        metrics::ALL,
        hotpath::ALL,
        tracing::ALL,
        fastrace::ALL,
    ]
    .into_iter()
    .flatten()
    .collect()
}
