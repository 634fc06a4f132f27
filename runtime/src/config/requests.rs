//! What can be chosen about requests: what is told of one that has ended, and when it took too long.

use std::fmt;
use std::time::Duration;

use super::bodies::CapturedBodies;
use super::errors::ConfigError;
use super::{Variable, parse};
use crate::budget::Budget;
use crate::request::Identities;

/// How much the event `request_completed` says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RequestLog {
    /// There is none.
    Off,
    /// `method`, `path`, `status_code`, `duration_ms` and `correlation_id`.
    Minimal,
    /// Sizes, active tasks and queries too, and what the handler said of the request.
    #[default]
    Standard,
    /// Everything that the ledger of the request knows.
    Full,
}

impl RequestLog {
    pub(super) const ALL: [Self; 4] = [Self::Off, Self::Minimal, Self::Standard, Self::Full];

    /// As `CALLSIGHT_REQUEST_LOG` has it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Minimal => "minimal",
            Self::Standard => "standard",
            Self::Full => "full",
        }
    }
}

/// From when on a request is slow, and from when on critical.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Thresholds {
    pub(crate) slow: Duration,
    pub(crate) critical: Duration,
}

/// What is chosen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Requests {
    pub(crate) log: RequestLog,
    pub(crate) slow: Duration,
    pub(crate) critical: Option<Duration>,
    /// Routes that may take another time than all others.
    pub(crate) routes: Vec<(String, Thresholds)>,
    pub(crate) server_timing: Option<bool>,
    /// So many calls of one query function are too many.
    pub(crate) n_plus_one: u64,
    pub(crate) memory_delta: bool,
    pub(crate) identities: Identities,
    pub(crate) identity_key: Option<Secret>,
    pub(crate) budgets: Vec<(String, Budget)>,
    pub(crate) bodies: CapturedBodies,
}

impl Default for Requests {
    fn default() -> Self {
        Self {
            log: RequestLog::default(),
            slow: Duration::from_secs(1),
            critical: None,
            routes: Vec::new(),
            server_timing: None,
            n_plus_one: 5,
            memory_delta: false,
            identities: Identities::default(),
            identity_key: None,
            budgets: Vec::new(),
            bodies: CapturedBodies::default(),
        }
    }
}

impl Requests {
    /// Those of `route`, or of all requests.
    #[cfg(feature = "http")]
    pub(crate) fn thresholds(&self, route: Option<&str>) -> Thresholds {
        let own = route.and_then(|route| self.routes.iter().find(|own| own.0 == route));
        own.map_or_else(|| self.usual(), |(_, thresholds)| *thresholds)
    }

    /// From now on users and tenants are shown as was chosen.
    pub(crate) fn install_identities(&self) {
        let key = self.identity_key.as_ref().map(|key| key.0.as_str());
        self.identities.install(key);
    }

    fn usual(&self) -> Thresholds {
        let far_enough = || Duration::from_secs(5).max(self.slow * 5);
        Thresholds {
            slow: self.slow,
            critical: self.critical.unwrap_or_else(far_enough),
        }
    }

    /// What takes more than one value to see.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let usual = (USUAL, self.usual());
        let routes = self
            .routes
            .iter()
            .map(|(route, own)| (route.as_str(), *own));
        let wrong = [usual]
            .into_iter()
            .chain(routes)
            .find(|(_, of)| of.slow.is_zero() || of.critical <= of.slow);
        let Some((whose, Thresholds { slow, critical })) = wrong else {
            return Ok(());
        };
        Err(ConfigError::sentence(format!(
            "the critical threshold of {whose}, {} ms, is not above the slow one of {} ms; \
             raise the critical one, or lower the slow one",
            critical.as_millis(),
            slow.as_millis()
        )))
    }
}

/// Whose thresholds they are that no route has for itself.
const USUAL: &str = "requests";

/// A text that nobody may read, not even in a log of the configuration.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret(pub(crate) String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// Its value is shown to nobody, not even where it is wrong.
pub(super) const KEY: &str = "CALLSIGHT_IDENTITY_KEY";

/// What the environment says of it.
pub(super) const VARIABLES: &[Variable] = &[
    Variable {
        name: "SLOW_REQUEST_THRESHOLD_MS",
        apply: |config, value| parse::millis(value).map(|value| config.requests.slow = value),
    },
    Variable {
        name: "CRITICAL_REQUEST_THRESHOLD_MS",
        apply: |config, value| {
            parse::millis(value).map(|value| config.requests.critical = Some(value))
        },
    },
    Variable {
        name: "CALLSIGHT_REQUEST_THRESHOLDS",
        apply: |config, value| parse::thresholds(value).map(|value| config.requests.routes = value),
    },
    Variable {
        name: "CALLSIGHT_REQUEST_LOG",
        apply: |config, value| parse::request_log(value).map(|value| config.requests.log = value),
    },
    Variable {
        name: "CALLSIGHT_SERVER_TIMING",
        apply: |config, value| {
            parse::bool(value).map(|value| config.requests.server_timing = Some(value))
        },
    },
    Variable {
        name: "CALLSIGHT_N_PLUS_ONE",
        apply: |config, value| {
            parse::repetitions(value).map(|value| config.requests.n_plus_one = value)
        },
    },
    Variable {
        name: "CALLSIGHT_MEMORY_DELTA",
        apply: |config, value| parse::bool(value).map(|value| config.requests.memory_delta = value),
    },
    Variable {
        name: "CALLSIGHT_IDENTITIES",
        apply: |config, value| {
            parse::identities(value).map(|value| config.requests.identities = value)
        },
    },
    Variable {
        name: KEY,
        apply: |config, value| {
            parse::key(value).map(|value| config.requests.identity_key = Some(Secret(value)))
        },
    },
];

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::*;

    fn apply(variables: &[(&str, &str)]) -> Result<Requests, String> {
        let mut config = Config::new("shop".to_owned());
        let variables = variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), Some((*value).to_owned())));
        let applied = config.apply(variables);
        applied.map_err(|errors| errors.to_string())?;
        Ok(config.requests)
    }

    #[test]
    fn a_route_may_have_thresholds_of_its_own() {
        let requests = apply(&[
            ("SLOW_REQUEST_THRESHOLD_MS", "2000"),
            (
                "CALLSIGHT_REQUEST_THRESHOLDS",
                "/report=5s:30s, /a/{b}=1m:5m",
            ),
        ]);
        let requests = requests.expect("they are right");
        let seconds = |route| {
            let Thresholds { slow, critical } = requests.thresholds(route);
            (slow.as_secs(), critical.as_secs())
        };
        assert_eq!(seconds(Some("/report")), (5, 30));
        assert_eq!(seconds(Some("/a/{b}")), (60, 300));
        assert_eq!(seconds(Some("/other")), (2, 10));
        assert_eq!(seconds(None), (2, 10));
    }

    #[test]
    fn whatever_is_no_value_is_refused_with_what_to_write() {
        for (name, value, remedy) in [
            ("SLOW_REQUEST_THRESHOLD_MS", "0", "write one such as `1000`"),
            (
                "SLOW_REQUEST_THRESHOLD_MS",
                "1s",
                "write one such as `1000`",
            ),
            ("CALLSIGHT_REQUEST_THRESHOLDS", "/a=5s", "write each as"),
            ("CALLSIGHT_REQUEST_THRESHOLDS", "a=5s:6s", "write each as"),
            (
                "CALLSIGHT_REQUEST_THRESHOLDS",
                "/a=6s:5s",
                "threshold of /a, 5000 ms, is not above",
            ),
            (
                "CRITICAL_REQUEST_THRESHOLD_MS",
                "1000",
                "threshold of requests, 1000 ms, is not above",
            ),
            ("CALLSIGHT_REQUEST_LOG", "all", "`standard` or `full`"),
            ("CALLSIGHT_N_PLUS_ONE", "1", "from 2 to 1000"),
            ("CALLSIGHT_IDENTITIES", "clear", "`hashed` or `plain`"),
            (
                "CALLSIGHT_IDENTITY_KEY",
                "too short",
                "write 16 characters or more",
            ),
        ] {
            let error = apply(&[(name, value)]).expect_err(value);
            assert!(error.contains(remedy), "{error}");
        }
    }

    #[test]
    fn a_key_is_shown_to_nobody() {
        let error = apply(&[("CALLSIGHT_IDENTITY_KEY", "s3cret")]);
        let error = error.expect_err("it is too short");
        assert!(!error.contains("s3cret"), "{error}");
        let key = "a key that is long enough";
        let requests = apply(&[("CALLSIGHT_IDENTITY_KEY", key)]).expect("a key");
        assert!(!format!("{requests:?}").contains(key));
    }
}
