//! By which names metrics and labels are known.

use std::fmt;

/// By which names metrics and labels are known.
///
/// What they count is the same, and `docs/metrics.md` has both names of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Profile {
    /// Short ones, such as `http_request_duration_seconds` by `method`, `endpoint` and `status`.
    #[default]
    Classic,
    /// Those of OpenTelemetry's semantic conventions 1.44, as Prometheus writes them, where there
    /// are any: `http_server_request_duration_seconds` by `http_request_method`, `http_route` and
    /// `http_response_status_code`.
    Semconv,
}

impl Profile {
    pub(crate) const ALL: [Self; 2] = [Self::Classic, Self::Semconv];

    /// As `CALLSIGHT_PROFILE` has it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Classic => "classic",
            Self::Semconv => "semconv",
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
