//! Why telemetry was not installed, in sentences.

use crate::catalogue::Collision;
use crate::config::ConfigError;

/// Why telemetry was not installed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InstallError {
    /// There is one telemetry a process.
    #[error("telemetry is installed already; call `install()` once and pass the `Telemetry` on")]
    AlreadyInstalled,
    /// A value given to the builder can't be used.
    #[error(transparent)]
    Config(ConfigError),
    /// Functions would be counted together that nobody meant to be.
    #[error("{}", lines(.0))]
    SharedSeries(Vec<Collision>),
    /// The `metrics` facade has one recorder a process.
    #[error(
        "another recorder of the `metrics` facade is installed already; install callsight before it, or write `.facade(false)`"
    )]
    FacadeTaken,
    /// The address that scrapes were to have of their own can't be listened on.
    #[cfg(feature = "http")]
    #[error(
        "can't listen for scrapes on {0} ({1}); choose another address with CALLSIGHT_METRICS_ADDRESS"
    )]
    Address(std::net::SocketAddr, #[source] std::io::Error),
    /// The system would not start another thread.
    #[error("a thread of callsight's can't be started ({0}); raise the limit of threads")]
    Thread(#[from] std::io::Error),
}

#[cfg(feature = "facade")]
impl From<crate::facade::FacadeError> for InstallError {
    fn from(error: crate::facade::FacadeError) -> Self {
        match error {
            crate::facade::FacadeError::Taken => Self::FacadeTaken,
            crate::facade::FacadeError::Thread(error) => Self::Thread(error),
        }
    }
}

fn lines(collisions: &[Collision]) -> String {
    let lines: Vec<_> = collisions.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
