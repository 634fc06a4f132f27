//! What can be chosen, and the installation of what was.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::Telemetry;
use super::error::InstallError;
use super::room;
use super::scrape::Scrape;
use super::shutdown::AtEnd;
use crate::callsite;
use crate::catalogue::{self, Collision};
use crate::clock;
use crate::config::{Config, ConfigError, ConfigErrors, Environment, parse, thresholds};
use crate::profile::Profile;
use crate::registry::Registry;
use crate::slow_log;

/// Chooses what [`Telemetry`] does. What is not chosen has the default that its method names.
#[derive(Debug, Clone)]
#[must_use = "a builder does nothing until `install()`"]
pub struct Builder {
    pub(super) config: Config,
    #[cfg(feature = "facade")]
    pub(super) facade: bool,
    #[cfg(feature = "facade")]
    pub(super) forwarding: crate::facade::Forwarding,
}

impl Builder {
    pub(super) fn new(service: String) -> Self {
        Self {
            config: Config::new(service),
            #[cfg(feature = "facade")]
            facade: true,
            #[cfg(feature = "facade")]
            forwarding: crate::facade::Forwarding::default(),
        }
    }

    /// The version of the service, for `app_info`. Default: `unknown`.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.config.version = version.into();
        self
    }

    /// Where the program runs. Default: production.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.config.environment = environment;
        self
    }

    /// Whether anything is counted and `/metrics` answers. Default: yes.
    pub fn prometheus(mut self, enabled: bool) -> Self {
        self.config.prometheus = enabled;
        self
    }

    /// The path that is scraped. Default: `/metrics`.
    pub fn metrics_endpoint(mut self, path: impl Into<String>) -> Self {
        self.config.metrics_endpoint = path.into();
        self
    }

    /// Whether the buckets of durations name a request that is an example of them, to whoever
    /// scrapes `OpenMetrics`. Default: yes.
    pub fn exemplars(mut self, enabled: bool) -> Self {
        self.config.exemplars = enabled;
        self
    }

    /// From when on a query that says nothing of its own is slow. Default: 1 s.
    pub fn slow_query_threshold(mut self, threshold: Duration) -> Self {
        self.config.slow = threshold;
        self
    }

    /// From when on it is critical. Default: 5 s, or five times the slow threshold if that is
    /// more.
    pub fn critical_query_threshold(mut self, threshold: Duration) -> Self {
        self.config.critical = Some(threshold);
        self
    }

    /// The file of the slow log. Default: `logs/slow_queries.log` in development, else
    /// `/var/log/<service>/slow_queries.log`.
    pub fn slow_query_log(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.slow_log = Some(path.into());
        self
    }

    /// What the names of the database metrics begin with. Default: `db`, as in
    /// `db_queries_total`.
    pub fn db_metric_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.config.db_prefix = prefix.into();
        self
    }

    /// Routes, as they are declared, whose requests are not counted, in addition to `/health`,
    /// `/` and those of callsight itself.
    pub fn exclude(mut self, routes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.config
            .excluded_routes
            .extend(routes.into_iter().map(Into::into));
        self
    }

    /// By which names metrics and labels are known. Default: classic.
    pub fn profile(mut self, profile: Profile) -> Self {
        self.config.profile = profile;
        self
    }

    /// How many label sets input may open in each metric, such as undeclared routes or the values
    /// of labels with a `max`; what finds no room is counted as `other`. Default: 2,000.
    ///
    /// A tenth of them is all that anybody can open who asks for what no route has.
    pub fn series_budget(mut self, label_sets: usize) -> Self {
        self.config.series_budget = label_sets;
        self
    }

    /// Whether what the program records through the `metrics` facade is served too. Default:
    /// yes, which takes the facade's one global recorder.
    #[cfg(feature = "facade")]
    pub fn facade(mut self, enabled: bool) -> Self {
        self.facade = enabled;
        self
    }

    /// Takes over what the environment says.
    ///
    /// | variable | default | what it is |
    /// |---|---|---|
    /// | `PROMETHEUS_ENABLED` | `true` | whether anything is counted and the metrics endpoint answers |
    /// | `METRICS_ENDPOINT` | `/metrics` | the path that is scraped |
    /// | `CALLSIGHT_METRICS_TOKEN` | – | the bearer token that scrapes have to show |
    /// | `CALLSIGHT_METRICS_ADDRESS` | – | where scrapes are answered, such as `127.0.0.1:9464`, instead of on the service's own port |
    /// | `CALLSIGHT_METRICS_OPEN` | `false` | whether anybody may scrape outside development too |
    /// | `CALLSIGHT_SUMMARY` | in development | whether `/metrics/summary` is there |
    /// | `SLOW_QUERY_THRESHOLD_SECONDS` | `1.0` | from when on a query is slow; 0.1 to 10 |
    /// | `CALLSIGHT_CRITICAL_QUERY_THRESHOLD_SECONDS` | `5.0`, or five times the slow one | from when on it is critical; above the slow one |
    /// | `SLOW_QUERY_LOG_FILE` | by environment | where the slow log is written |
    /// | `SLOW_REQUEST_THRESHOLD_MS` | `1000` | from when on the event of a request is a warning |
    /// | `CRITICAL_REQUEST_THRESHOLD_MS` | `5000`, or five times the slow one | from when on it is an error; above the slow one |
    /// | `CALLSIGHT_REQUEST_THRESHOLDS` | none | both for single routes: `/report=5s:30s,/export=1m:5m` |
    /// | `CALLSIGHT_REQUEST_LOG` | `standard` | what the event `request_completed` says: `off`, `minimal`, `standard` or `full` |
    /// | `CALLSIGHT_SERVER_TIMING` | `true` in development | whether responses have a `Server-Timing` header |
    /// | `CALLSIGHT_N_PLUS_ONE` | `5` | so many calls of one query function in a request are too many; 2 to 1000 |
    /// | `CALLSIGHT_IDENTITIES` | `hashed` | how users and tenants are shown: `hashed` or `plain` |
    /// | `CALLSIGHT_IDENTITY_KEY` | one for each process | what they are hashed with; 16 characters or more |
    /// | `CALLSIGHT_MEMORY_DELTA` | `false` | whether the event says how much the process grew during the request |
    /// | `CALLSIGHT_CAPTURE_BODIES` | `off` | of which requests the event `request_bodies` shows what was in the bodies: `off`, `errors` or `all` |
    /// | `CALLSIGHT_CAPTURE_BODY_BYTES` | `2048` | how much of each body is looked at; 1 to 65536 |
    /// | `CALLSIGHT_CAPTURE_BODY_KEYS` | none | the keys of JSON objects whose values are shown: `product_id,quantity` |
    /// | `CALLSIGHT_ENVIRONMENT` | `production` | `development`, `staging` or `production` |
    /// | `CALLSIGHT_EXEMPLARS` | `true` | whether the buckets of durations name a request as an example |
    /// | `CALLSIGHT_DB_METRIC_PREFIX` | `db` | what the names of database metrics begin with |
    /// | `CALLSIGHT_EXCLUDED_ROUTES` | `/health,/` | routes whose requests are not counted, instead of the default |
    /// | `CALLSIGHT_SERIES_BUDGET` | `2000` | how many label sets input may open in each metric; 10 to 50000 |
    /// | `CALLSIGHT_VITALS` | `false` | whether `POST /vitals` takes Web Vitals |
    /// | `CALLSIGHT_VITALS_ORIGINS` | – | whose pages may send them too, such as `https://www.shop.example` |
    /// | `CALLSIGHT_VITALS_RATE` | `50` | how many beacons with them are taken a second |
    /// | `CALLSIGHT_PROFILE` | `classic` | by which names metrics and labels are known: `classic`, or `semconv` for those of OpenTelemetry |
    ///
    /// # Errors
    ///
    /// All variables with a value that can't be used, at once, and all unknown ones that begin
    /// with `CALLSIGHT_`.
    pub fn from_env(mut self) -> Result<Self, ConfigErrors> {
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok())));
        self.config.apply(variables)?;
        Ok(self)
    }

    /// Installs it, once in a process.
    ///
    /// Calls of annotated functions before this are counted too. Spans and slow log begin here.
    ///
    /// # Errors
    ///
    /// If telemetry is installed already, if two functions would share their series, if a value
    /// can't be used, or if something else has taken the `metrics` facade. Nothing is installed
    /// then.
    pub fn install(self) -> Result<Telemetry, InstallError> {
        static INSTALLED: AtomicBool = AtomicBool::new(false);
        let foreign = self.check()?;
        if INSTALLED.swap(true, Ordering::AcqRel) {
            return Err(InstallError::AlreadyInstalled);
        }
        let (budget, spelling) = (self.config.series_budget, self.config.spelling());
        #[cfg(feature = "http")]
        let access = self.access();
        let telemetry = self.start();
        if telemetry.is_err() {
            INSTALLED.store(false, Ordering::Release);
            return telemetry;
        }
        // Of dependencies: nobody who could mend that is here.
        for collision in foreign {
            tracing::warn!("{collision}");
        }
        room::warn_of_crowds(budget, &spelling);
        #[cfg(feature = "http")]
        access.warn_if_closed();
        telemetry
    }

    /// The collisions that can't be mended here, if nothing else is wrong.
    fn check(&self) -> Result<Vec<Collision>, InstallError> {
        let config = &self.config;
        check("service", &config.service, parse::service)?;
        check("metrics_endpoint", &config.metrics_endpoint, parse::path)?;
        check("db_metric_prefix", &config.db_prefix, parse::prefix)?;
        let series_budget = config.series_budget.to_string();
        check("series_budget", &series_budget, parse::room)?;
        #[cfg(feature = "facade")]
        check("forward_every", &self.forward_seconds(), parse::interval)?;
        let vitals = &config.vitals;
        check(
            "web_vitals_origins",
            &vitals.origins.join(","),
            parse::origins,
        )?;
        check("web_vitals_rate", &vitals.rate.to_string(), parse::rate)?;
        if let Some(problem) = config.problems().next() {
            return Err(InstallError::Config(problem));
        }
        thresholds::check_functions(config.slow)
            .map_err(|error| InstallError::Config(error.into()))?;
        let collisions = catalogue::collisions().into_iter();
        let (own, foreign): (Vec<_>, _) = collisions.partition(|found| found.is_own);
        if own.is_empty() {
            Ok(foreign)
        } else {
            Err(InstallError::SharedSeries(own))
        }
    }

    /// What can fail comes first, so that a telemetry that isn't installed has changed nothing.
    fn start(mut self) -> Result<Telemetry, InstallError> {
        self.leave_out_vitals();
        let registry = Arc::clone(Registry::global());
        #[cfg(feature = "http")]
        let socket = self.socket()?;
        let writer = slow_log::Writer::start(self.config.slow_log_path(), &registry)?;
        #[cfg(feature = "facade")]
        let (facade, forward) = self.start_facade(&registry)?;
        let scrape = Scrape {
            #[cfg(feature = "facade")]
            facade,
            registry: Arc::clone(&registry),
        };
        #[cfg(feature = "http")]
        let listener = self.listener(socket, &scrape)?;
        slow_log::install(writer);
        #[cfg(panic = "abort")]
        super::shutdown::flush_at_panics();
        self.configure(&registry);
        #[cfg(feature = "facade")]
        forward.iter().for_each(crate::facade::Forward::soon);
        Ok(Telemetry {
            #[cfg(feature = "http")]
            http: crate::http::HttpMetrics::new(&registry, &self.config),
            #[cfg(feature = "http")]
            listener,
            #[cfg(feature = "http")]
            vitals: crate::vitals::Vitals::of(&registry, &self.config),
            #[cfg(feature = "facade")]
            forward,
            config: Arc::new(self.config),
            scrape,
            at_end: AtEnd::default(),
        })
    }

    fn configure(&self, registry: &Registry) {
        let config = &self.config;
        clock::start();
        callsite::set_default_thresholds(config.slow, config.critical());
        config.requests.install_identities();
        registry.set_exemplars(config.exemplars);
        registry.set_spelling(config.spelling());
        registry.set_series_budget(config.series_budget);
        registry.set_app(
            &config.service,
            &config.version,
            config.environment.as_str(),
        );
        if !config.prometheus {
            registry.stop_recording();
        }
        tracing::info!(
            service = config.service,
            version = config.version,
            environment = config.environment.as_str(),
            prometheus = config.prometheus,
            metrics_endpoint = config.metrics_endpoint,
            slow_query_threshold_seconds = config.slow.as_secs_f64(),
            critical_query_threshold_seconds = config.critical().as_secs_f64(),
            profile = config.profile.as_str(),
            request_log = config.requests.log.as_str(),
            series_budget = config.series_budget,
            slow_query_log = %config.slow_log_path().display(),
            functions = catalogue::callsites().count(),
            "telemetry installed"
        );
    }
}

/// Whether `value` can be used for `name`, and if not, in a sentence why.
fn check<T>(
    name: &str,
    value: &str,
    parse: impl Fn(&str) -> Result<T, String>,
) -> Result<(), InstallError> {
    let wrong = |problem| InstallError::Config(ConfigError::value(name, value, problem));
    parse(value).map(drop).map_err(wrong)
}
