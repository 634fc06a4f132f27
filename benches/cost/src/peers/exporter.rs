//! metrics-exporter-prometheus behind the `metrics` facade.

use evidence::Result;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::bounds;

/// Its recorder alone: whoever scrapes also has it tidy up.
pub(crate) fn install() -> Result<PrometheusHandle> {
    let builder = PrometheusBuilder::new().set_buckets(&bounds::SECONDS)?;
    Ok(builder.install_recorder()?)
}
