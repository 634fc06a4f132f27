//! Telemetry of a program: built, installed once, shut down.

mod access;
mod builder;
mod error;
#[cfg(feature = "facade")]
mod forwarding;
#[cfg(feature = "http")]
mod listener;
mod requests;
mod room;
mod scrape;
mod shutdown;
mod vitals;

use std::path::PathBuf;
use std::sync::Arc;

pub use self::builder::Builder;
pub use self::error::InstallError;
#[cfg(feature = "http")]
pub(crate) use self::scrape::Answer;
pub(crate) use self::scrape::Scrape;

use crate::config::{Config, Environment};
use crate::registry::Registry;

/// The installed telemetry of the process.
///
/// ```no_run
/// # async fn serve() -> Result<(), Box<dyn std::error::Error>> {
/// let telemetry = callsight::Telemetry::builder("shop")
///     .version(env!("CARGO_PKG_VERSION"))
///     .from_env()?
///     .install()?;
/// println!("{}", telemetry.render());
/// telemetry.shutdown().await;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Telemetry {
    config: Arc<Config>,
    scrape: Scrape,
    #[cfg(feature = "facade")]
    forward: Option<crate::facade::Forward>,
    #[cfg(feature = "http")]
    http: Arc<crate::http::HttpMetrics>,
    #[cfg(feature = "http")]
    listener: Option<listener::Listener>,
    #[cfg(feature = "http")]
    vitals: Option<Arc<crate::vitals::Vitals>>,
    at_end: shutdown::AtEnd,
}

impl Telemetry {
    /// Telemetry for the service of this name, with everything else at its default.
    pub fn builder(service: impl Into<String>) -> Builder {
        Builder::new(service.into())
    }

    /// The registry that all annotated functions feed.
    #[must_use]
    pub fn registry(&self) -> &Arc<Registry> {
        &self.scrape.registry
    }

    /// Where the program was said to run.
    #[must_use]
    pub fn environment(&self) -> Environment {
        self.config.environment
    }

    /// The path that is scraped; summary and catalogue are below it.
    #[must_use]
    pub fn metrics_endpoint(&self) -> &str {
        &self.config.metrics_endpoint
    }

    /// Where scrapes are answered, if they have an address of their own.
    #[cfg(feature = "http")]
    #[must_use]
    pub fn metrics_address(&self) -> Option<std::net::SocketAddr> {
        self.listener.as_ref().map(listener::Listener::address)
    }

    /// The file that the slow log is written to.
    #[must_use]
    pub fn slow_query_log(&self) -> PathBuf {
        self.config.slow_log_path()
    }

    /// What a scrape is answered with: our series, and those that the program records through
    /// the `metrics` facade.
    #[must_use]
    pub fn render(&self) -> String {
        self.scrape.render()
    }

    #[cfg(feature = "http")]
    pub(crate) fn scrape(&self) -> &Scrape {
        &self.scrape
    }

    #[cfg(feature = "http")]
    pub(crate) fn http(&self) -> &Arc<crate::http::HttpMetrics> {
        &self.http
    }

    #[cfg(feature = "http")]
    pub(crate) fn vitals(&self) -> Option<&Arc<crate::vitals::Vitals>> {
        self.vitals.as_ref()
    }

    #[cfg(feature = "http")]
    pub(crate) fn config(&self) -> &Arc<Config> {
        &self.config
    }
}
