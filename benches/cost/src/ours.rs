//! Our telemetry, as a program installs it.

use callsight::Telemetry;
use evidence::Result;

/// With everything at its default, but for the slow log's place.
pub(crate) fn install() -> Result<Telemetry> {
    let slow_log = format!("callsight-cost-{}.log", std::process::id());
    Ok(Telemetry::builder("cost")
        .slow_query_log(std::env::temp_dir().join(slow_log))
        .install()?)
}
