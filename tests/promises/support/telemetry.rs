//! The one telemetry of the test process itself.

use std::sync::OnceLock;

use callsight::Telemetry;
use tempfile::TempDir;

use super::exposition::Scrape;
use super::server::scratch;

/// Installed by the first test that asks. All tests share its series, so each
/// looks at those of its own functions only.
pub(crate) fn installed() -> &'static Telemetry {
    static INSTALLED: OnceLock<(Telemetry, TempDir)> = OnceLock::new();

    let (telemetry, _) = INSTALLED.get_or_init(|| {
        let dir = scratch();
        let telemetry = Telemetry::builder("promises")
            .slow_query_log(dir.path().join("slow_queries.log"))
            .install()
            .expect("nothing else installs in this process");
        (telemetry, dir)
    });
    telemetry
}

/// What `/metrics` of this process would say now.
pub(crate) fn scrape() -> Scrape {
    Scrape::of(&installed().render())
}
