//! The one telemetry of the test process itself.

use std::sync::OnceLock;

use callsight::Telemetry;

use super::exposition::Scrape;

/// Installed by the first test that asks. All tests share its series, so each
/// looks at those of its own functions only.
pub(crate) fn installed() -> &'static Telemetry {
    static INSTALLED: OnceLock<Telemetry> = OnceLock::new();

    INSTALLED.get_or_init(|| {
        Telemetry::builder("promises")
            .metrics_open(true)
            // What is never dropped, as a static is not, removes no directory of its own.
            .slow_query_log(concat!(env!("CARGO_TARGET_TMPDIR"), "/slow_queries.log"))
            .install()
            .expect("nothing else installs in this process")
    })
}

/// What `/metrics` of this process would say now.
pub(crate) fn scrape() -> Scrape {
    Scrape::of(&installed().render())
}
