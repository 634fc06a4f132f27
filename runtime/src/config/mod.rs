//! The configuration: its defaults, what the environment says, and what is wrong with that.

pub(crate) mod access;
mod bodies;
mod errors;
pub(crate) mod parse;
mod requests;
pub(crate) mod thresholds;
pub(crate) mod vitals;

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

pub use self::bodies::BodyCapture;
#[cfg(feature = "http")]
pub(crate) use self::bodies::CapturedBodies;
pub use self::errors::{ConfigError, ConfigErrors};
pub use self::requests::RequestLog;
pub(crate) use self::requests::{Requests, Secret, Thresholds};
pub use self::thresholds::ThresholdError;

use self::access::{Access, Token};
use self::vitals::Vitals;
use crate::callsite::CRITICAL_BY_SLOW;
use crate::profile::Profile;
use crate::registry::{DEFAULT_ROOM, Spelling};

/// Where the program runs. Decides what is shown: in development metrics are open and there is a
/// summary; elsewhere somebody has to say so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Environment {
    /// On its author's machine.
    Development,
    /// Where it is tried.
    Staging,
    /// Where it is used: the default, since that is where a mistake costs most.
    #[default]
    Production,
}

impl Environment {
    const ALL: [Self; 3] = [Self::Development, Self::Staging, Self::Production];

    /// As the label `environment` has it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::Staging => "staging",
            Self::Production => "production",
        }
    }
}

impl fmt::Display for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What can be chosen. Built by [`Telemetry::builder`](crate::Telemetry::builder).
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Config {
    pub(crate) service: String,
    pub(crate) version: String,
    pub(crate) environment: Environment,
    pub(crate) prometheus: bool,
    pub(crate) metrics_endpoint: String,
    pub(crate) access: Access,
    /// None: in development.
    pub(crate) summary: Option<bool>,
    pub(crate) vitals: Vitals,
    pub(crate) exemplars: bool,
    pub(crate) slow: Duration,
    pub(crate) critical: Option<Duration>,
    pub(crate) slow_log: Option<PathBuf>,
    pub(crate) db_prefix: String,
    pub(crate) excluded_routes: Vec<String>,
    pub(crate) series_budget: usize,
    pub(crate) profile: Profile,
    pub(crate) requests: Requests,
}

impl Config {
    pub(crate) fn new(service: String) -> Self {
        Self {
            service,
            version: "unknown".to_owned(),
            environment: Environment::default(),
            prometheus: true,
            metrics_endpoint: "/metrics".to_owned(),
            access: Access::default(),
            summary: None,
            vitals: Vitals::default(),
            exemplars: true,
            slow: Duration::from_secs(1),
            critical: None,
            slow_log: None,
            db_prefix: DB_PREFIX.to_owned(),
            excluded_routes: vec!["/health".to_owned(), "/".to_owned()],
            series_budget: DEFAULT_ROOM,
            profile: Profile::default(),
            requests: Requests::default(),
        }
    }

    /// Whether the summary is shown.
    #[cfg(feature = "http")]
    pub(crate) fn shows_summary(&self) -> bool {
        let is_development = self.environment == Environment::Development;
        self.summary.unwrap_or(is_development)
    }

    /// The critical threshold: what was said, or far enough above the slow one.
    pub(crate) fn critical(&self) -> Duration {
        self.critical
            .unwrap_or_else(|| Duration::from_secs(5).max(self.slow * CRITICAL_BY_SLOW))
    }

    /// What is told of requests. What they do is shown to the browser where its user is the developer.
    #[cfg(feature = "http")]
    pub(crate) fn requests_told(&self) -> Requests {
        let shown = self.environment == Environment::Development;
        Requests {
            server_timing: self.requests.server_timing.or(Some(shown)),
            ..self.requests.clone()
        }
    }

    /// Where the slow log is, unless it was said.
    pub(crate) fn slow_log_path(&self) -> PathBuf {
        self.slow_log
            .clone()
            .unwrap_or_else(|| match self.environment {
                Environment::Development => PathBuf::from("logs/slow_queries.log"),
                Environment::Staging | Environment::Production => PathBuf::from("/var/log")
                    .join(&self.service)
                    .join("slow_queries.log"),
            })
    }

    /// Takes over what `variables` say; reports all that is wrong, and then changes nothing.
    pub(crate) fn apply(
        &mut self,
        variables: impl IntoIterator<Item = (String, Option<String>)>,
    ) -> Result<(), ConfigErrors> {
        let mut changed = self.clone();
        let mut errors = Vec::new();
        for (name, value) in variables {
            errors.extend(changed.take_over(&name, value.as_deref()).err());
        }
        errors.extend(changed.problems());
        errors.sort();
        errors.dedup();
        if !errors.is_empty() {
            return Err(ConfigErrors(errors));
        }
        *self = changed;
        Ok(())
    }

    /// A value that is no text has none.
    fn take_over(&mut self, name: &str, value: Option<&str>) -> Result<(), ConfigError> {
        let Some(variable) = variables().find(|variable| variable.name == name) else {
            let is_own = name.starts_with(OWN_PREFIX);
            return if is_own {
                Err(ConfigError::unknown(name, names()))
            } else {
                Ok(())
            };
        };
        let value = value.ok_or_else(|| ConfigError::of(name, "is not UTF-8; write it as text"))?;
        let applied = (variable.apply)(self, value.trim());
        applied.map_err(|problem| match name {
            requests::KEY | access::TOKEN => ConfigError::of(name, problem),
            _ => ConfigError::value(name, value, problem),
        })
    }

    /// How metrics are spelled.
    pub(crate) fn spelling(&self) -> Spelling {
        Spelling {
            profile: self.profile,
            db_prefix: Some(self.db_prefix.clone()),
        }
    }

    /// What takes more than one value to see, or is a secret.
    pub(crate) fn problems(&self) -> impl Iterator<Item = ConfigError> {
        [self.check(), self.access.check()]
            .into_iter()
            .filter_map(Result::err)
    }

    fn check(&self) -> Result<(), ConfigError> {
        thresholds::check(self.slow, self.critical())?;
        if self.profile == Profile::Semconv && self.db_prefix != DB_PREFIX {
            return Err(ConfigError::sentence(format!(
                "the prefix `{}` would make database metrics that the conventions don't know; \
                 remove CALLSIGHT_DB_METRIC_PREFIX, or write CALLSIGHT_PROFILE=classic",
                self.db_prefix
            )));
        }
        self.requests.check()
    }
}

/// What the names of database metrics begin with, unless something else is chosen.
const DB_PREFIX: &str = "db";

/// Unknown variables that start like this are taken for typing mistakes.
const OWN_PREFIX: &str = "CALLSIGHT_";

/// Named in warnings too.
pub(crate) const SERIES_BUDGET: &str = "CALLSIGHT_SERIES_BUDGET";

/// One variable of the environment.
struct Variable {
    name: &'static str,
    /// Says what is wrong with the value, and what to write instead.
    apply: fn(&mut Config, &str) -> Result<(), String>,
}

/// Those that are not about requests.
const VARIABLES: &[Variable] = &[
    Variable {
        name: "PROMETHEUS_ENABLED",
        apply: |config, value| parse::bool(value).map(|value| config.prometheus = value),
    },
    Variable {
        name: "METRICS_ENDPOINT",
        apply: |config, value| parse::path(value).map(|value| config.metrics_endpoint = value),
    },
    Variable {
        name: access::TOKEN,
        apply: |config, value| {
            parse::token(value).map(|()| config.access.token = Some(Token::new(value)))
        },
    },
    Variable {
        name: access::ADDRESS,
        apply: |config, value| {
            parse::address(value).map(|value| config.access.address = Some(value))
        },
    },
    Variable {
        name: access::OPEN,
        apply: |config, value| parse::bool(value).map(|value| config.access.is_open = value),
    },
    Variable {
        name: "CALLSIGHT_SUMMARY",
        apply: |config, value| parse::bool(value).map(|value| config.summary = Some(value)),
    },
    Variable {
        name: "SLOW_QUERY_THRESHOLD_SECONDS",
        apply: |config, value| {
            parse::seconds(value, &thresholds::SLOW).map(|value| config.slow = value)
        },
    },
    Variable {
        name: "SLOW_QUERY_LOG_FILE",
        apply: |config, value| parse::file(value).map(|value| config.slow_log = Some(value)),
    },
    Variable {
        name: "CALLSIGHT_CRITICAL_QUERY_THRESHOLD_SECONDS",
        apply: |config, value| {
            parse::seconds(value, &thresholds::CRITICAL).map(|value| config.critical = Some(value))
        },
    },
    Variable {
        name: "CALLSIGHT_ENVIRONMENT",
        apply: |config, value| parse::environment(value).map(|value| config.environment = value),
    },
    Variable {
        name: "CALLSIGHT_EXEMPLARS",
        apply: |config, value| parse::bool(value).map(|value| config.exemplars = value),
    },
    Variable {
        name: "CALLSIGHT_DB_METRIC_PREFIX",
        apply: |config, value| parse::prefix(value).map(|value| config.db_prefix = value),
    },
    Variable {
        name: "CALLSIGHT_EXCLUDED_ROUTES",
        apply: |config, value| parse::routes(value).map(|value| config.excluded_routes = value),
    },
    Variable {
        name: SERIES_BUDGET,
        apply: |config, value| parse::room(value).map(|value| config.series_budget = value),
    },
    Variable {
        name: "CALLSIGHT_VITALS",
        apply: |config, value| parse::bool(value).map(|value| config.vitals.is_on = value),
    },
    Variable {
        name: vitals::ORIGINS,
        apply: |config, value| parse::origins(value).map(|value| config.vitals.origins = value),
    },
    Variable {
        name: vitals::RATE,
        apply: |config, value| parse::rate(value).map(|value| config.vitals.rate = value),
    },
    Variable {
        name: "CALLSIGHT_PROFILE",
        apply: |config, value| parse::profile(value).map(|value| config.profile = value),
    },
];

/// The only list of all variables: look-up, "unknown" and "did you mean" come from it.
fn variables() -> impl Iterator<Item = &'static Variable> {
    let of_requests = requests::VARIABLES.iter().chain(bodies::VARIABLES);
    VARIABLES.iter().chain(of_requests)
}

/// The names of all variables.
fn names() -> impl Iterator<Item = &'static str> {
    variables().map(|variable| variable.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apply(variables: &[(&str, &str)]) -> Result<Config, String> {
        let mut config = Config::new("shop".to_owned());
        let variables = variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), Some((*value).to_owned())));
        config
            .apply(variables)
            .map_err(|errors| errors.to_string())?;
        Ok(config)
    }

    #[test]
    fn the_bounds_of_the_slow_threshold_are_part_of_its_range() {
        let slow = |seconds| {
            apply(&[
                ("SLOW_QUERY_THRESHOLD_SECONDS", seconds),
                ("CALLSIGHT_CRITICAL_QUERY_THRESHOLD_SECONDS", "20"),
            ])
        };
        assert!(slow("0.1").is_ok() && slow("10").is_ok());
        for seconds in ["0.099", "10.001", "-1", "NaN", "inf", "1s", ""] {
            assert!(slow(seconds).is_err(), "{seconds}");
        }
    }

    #[test]
    fn conventional_names_have_no_prefix_of_a_house() {
        let profile = ("CALLSIGHT_PROFILE", "semconv");
        let error = apply(&[profile, ("CALLSIGHT_DB_METRIC_PREFIX", "zerodb")]);
        let error = error.expect_err("one of them has to go");
        assert!(error.contains("CALLSIGHT_PROFILE=classic"), "{error}");
        assert!(apply(&[profile, ("CALLSIGHT_DB_METRIC_PREFIX", "db")]).is_ok());
    }

    #[test]
    fn the_room_for_label_sets_is_a_whole_number_within_its_range() {
        let room = |value| apply(&[(SERIES_BUDGET, value)]).map(|config| config.series_budget);
        assert_eq!((room("10"), room("50000")), (Ok(10), Ok(50_000)));
        for value in ["9", "50001", "-1", "1e3", "2_000", "many", ""] {
            assert!(room(value).is_err(), "{value}");
        }
    }

    #[test]
    fn all_mistakes_are_reported_and_then_nothing_is_changed() {
        let errors = apply(&[
            ("PROMETHEUS_ENABLED", "maybe"),
            ("METRICS_ENDPOINT", "metrics"),
            ("CALLSIGHT_ENVIROMENT", "production"),
            ("PATH", "/usr/bin"),
        ])
        .expect_err("three of them are wrong");
        assert_eq!(
            errors,
            "METRICS_ENDPOINT: `metrics` is no path of letters, digits, `-`, `_` and `.`; write one such as `/metrics`\n\
             PROMETHEUS_ENABLED: `maybe` is neither; write `true` or `false`\n\
             unknown variable CALLSIGHT_ENVIROMENT; did you mean CALLSIGHT_ENVIRONMENT?"
        );
    }

    #[test]
    fn critical_has_to_be_above_slow_and_keeps_its_distance_by_itself() {
        let error = apply(&[
            ("SLOW_QUERY_THRESHOLD_SECONDS", "5"),
            ("CALLSIGHT_CRITICAL_QUERY_THRESHOLD_SECONDS", "5"),
        ]);
        let error = error.expect_err("it is not above");
        assert!(error.contains("not above the slow one of 5 s"), "{error}");
        let alone = apply(&[("SLOW_QUERY_THRESHOLD_SECONDS", "10")]).expect("it is in the range");
        assert_eq!(alone.critical(), Duration::from_secs(50));
    }

    #[test]
    fn a_token_is_checked_and_never_told() {
        for token in ["short", "with a space in it", "ümläut-ümläut-ümläut"] {
            let error = apply(&[(access::TOKEN, token)]).expect_err("it is none");
            assert!(error.starts_with(access::TOKEN), "{error}");
            assert!(!error.contains(token), "{error}");
        }
        let token = (access::TOKEN, "0123456789abcdef");
        assert!(apply(&[token]).is_ok());
        let error = apply(&[token, (access::OPEN, "true")]).expect_err("one has to go");
        assert!(error.contains(access::OPEN), "{error}");
    }

    #[test]
    fn a_value_that_is_no_text_is_refused_by_name() {
        let mut config = Config::new("shop".to_owned());
        let errors = config.apply([("METRICS_ENDPOINT".to_owned(), None)]);
        let errors = errors.expect_err("it has no value").to_string();
        assert_eq!(errors, "METRICS_ENDPOINT: is not UTF-8; write it as text");
    }
}
