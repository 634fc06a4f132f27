//! Which series a request is counted in: found by labels that each have few values.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use http::Request;

use super::endpoint::Endpoint;
use super::normalise::Normaliser;
use super::series::{Ending, RequestSeries};
use crate::config::Config;
use crate::names::{self, value};
use crate::outcome::Outcome;
use crate::registry::{Counter, InFlight, NO_LABELS, Registry, Room};

/// The HTTP metrics of one registry, and which routes are left out of them.
#[derive(Debug)]
pub(crate) struct HttpMetrics {
    registry: Arc<Registry>,
    active: InFlight,
    rejected_ids: Counter,
    excluded: Vec<String>,
    /// The endpoint of the metrics; what is below it is left out too.
    metrics_endpoint: Option<String>,
    /// For services without a router.
    normaliser: Option<Normaliser>,
    known: RwLock<HashMap<Box<str>, SeriesByEnding>>,
}

/// Which registries a request is observed for, in its extensions.
#[derive(Debug, Clone, Default)]
struct SeenBy(Vec<Arc<Registry>>);

type SeriesByEnding = HashMap<Ending, Arc<RequestSeries>>;

/// What says in which series a request is counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Labels<'a> {
    pub(super) method: &'a str,
    /// None if no route matched.
    pub(super) endpoint: Option<&'a str>,
    pub(super) status: Option<u16>,
    pub(super) outcome: Outcome,
}

/// The methods of RFC 9110, and PATCH and QUERY. All others are one series, since a client may
/// invent as many as it likes.
const METHODS: [&str; 10] = [
    "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY",
];

const METHOD_NOT_ALLOWED: u16 = 405;

/// What a declared route has at zero: the statuses that alerts start from, and the endings
/// without one.
const DECLARED: [(Option<u16>, Outcome); 6] = [
    (Some(200), Outcome::Ok),
    (Some(400), Outcome::Ok),
    (Some(404), Outcome::Ok),
    (Some(500), Outcome::Error),
    (None, Outcome::Cancelled),
    (None, Outcome::Panicked),
];

impl HttpMetrics {
    /// Leaves out what `config` says.
    pub(crate) fn new(registry: &Arc<Registry>, config: &Config) -> Arc<Self> {
        let excluded = config.excluded_routes.clone();
        Arc::new(Self::leaving_out(
            registry,
            excluded,
            Some(config.metrics_endpoint.clone()),
        ))
    }

    pub(super) fn counting_all(registry: &Arc<Registry>) -> Arc<Self> {
        Arc::new(Self::leaving_out(registry, Vec::new(), None))
    }

    fn leaving_out(
        registry: &Arc<Registry>,
        excluded: Vec<String>,
        metrics_endpoint: Option<String>,
    ) -> Self {
        Self {
            registry: Arc::clone(registry),
            active: registry.in_flight(&names::ACTIVE_REQUESTS, NO_LABELS),
            rejected_ids: registry.counter(&names::REQUEST_IDS_REJECTED, NO_LABELS),
            excluded,
            metrics_endpoint,
            normaliser: None,
            known: RwLock::default(),
        }
    }

    /// The same, telling paths apart where no route matched.
    pub(super) fn normalising_paths(&self) -> Arc<Self> {
        let excluded = self.excluded.clone();
        let metrics_endpoint = self.metrics_endpoint.clone();
        let metrics = Self::leaving_out(&self.registry, excluded, metrics_endpoint);
        Arc::new(Self {
            normaliser: Some(Normaliser::default()),
            ..metrics
        })
    }

    /// Whether no layer of this registry has seen `request` before: an outer one observes it
    /// already. Marks it as seen.
    pub(super) fn is_first_to_see<B>(&self, request: &mut Request<B>) -> bool {
        let extensions = request.extensions_mut();
        let SeenBy(registries) = extensions.get_or_insert_default();
        let is_first = registries
            .iter()
            .all(|seen| !Arc::ptr_eq(seen, &self.registry));
        if is_first {
            registries.push(Arc::clone(&self.registry));
        }
        is_first
    }

    pub(super) fn endpoint<B>(&self, request: &Request<B>) -> Endpoint {
        Endpoint::of(request, self.normaliser.as_ref())
    }

    /// Whether requests of `route` are left out. Those that no route matched never are.
    pub(super) fn excludes(&self, route: Option<&str>) -> bool {
        route.is_some_and(|route| {
            self.excluded.iter().any(|excluded| excluded == route)
                || self
                    .metrics_endpoint
                    .as_deref()
                    .is_some_and(|endpoint| is_below(route, endpoint))
        })
    }

    pub(super) fn started(&self) {
        self.registry.started(self.active);
    }

    pub(super) fn ended(&self) {
        self.registry.ended(self.active);
    }

    pub(super) fn rejected_id(&self) {
        self.registry.count(self.rejected_ids);
    }

    /// Whatever the budget: what the code declares is bounded by the code.
    pub(super) fn declare(&self, method: &str, route: &str) {
        for (status, outcome) in DECLARED {
            let ending = (known_method(method), status, outcome);
            self.make(route, ending);
        }
    }

    /// The series of requests that ended like this one.
    pub(super) fn series(&self, labels: &Labels<'_>) -> Arc<RequestSeries> {
        let endpoint = labels.endpoint.unwrap_or(value::UNMATCHED);
        let method = known_method(labels.method);
        let ending = (method, labels.status, labels.outcome);
        self.known(endpoint, ending)
            .unwrap_or_else(|| self.first_of(endpoint, ending))
    }

    fn known(&self, endpoint: &str, ending: Ending) -> Option<Arc<RequestSeries>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.get(endpoint)?.get(&ending).cloned()
    }

    #[cold]
    fn first_of(&self, endpoint: &str, ending: Ending) -> Arc<RequestSeries> {
        let room = self.registry.room(&names::HTTP_DURATION);
        let (endpoint, ending) = match ending {
            // Whoever likes to can ask every route for every method. The methods of routes that
            // have them must not be lost in that.
            (_, Some(METHOD_NOT_ALLOWED), outcome) if room != Room::Plenty => {
                (endpoint, (value::OTHER, Some(METHOD_NOT_ALLOWED), outcome))
            }
            ending => (endpoint, ending),
        };
        let endpoint = if room == Room::None {
            self.registry.overflowed(&names::HTTP_DURATION);
            value::OVERFLOW
        } else {
            endpoint
        };
        self.known(endpoint, ending).unwrap_or_else(|| {
            self.registry.opened(&names::HTTP_DURATION);
            self.make(endpoint, ending)
        })
    }

    /// Declares the series and remembers them.
    fn make(&self, endpoint: &str, ending: Ending) -> Arc<RequestSeries> {
        let series = RequestSeries::declare(&self.registry, endpoint, ending);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let endings = known.entry(endpoint.into()).or_default();
        Arc::clone(endings.entry(ending).or_insert_with(|| Arc::new(series)))
    }
}

fn is_below(route: &str, endpoint: &str) -> bool {
    route
        .strip_prefix(endpoint)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn known_method(method: &str) -> &'static str {
    METHODS
        .into_iter()
        .find(|known| *known == method)
        .unwrap_or(value::OTHER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invented_methods_and_unmatched_paths_are_one_series() {
        let registry = Registry::new();
        let metrics = HttpMetrics::counting_all(&registry);
        for method in ["XYZZY", "get", ""] {
            let labels = Labels {
                method,
                endpoint: None,
                status: Some(404),
                outcome: Outcome::Ok,
            };
            metrics.series(&labels).record(1, None, 0, 0);
        }
        let series = r#"http_requests_total{method="_OTHER",endpoint="unmatched",status="404",outcome="ok"} 3"#;
        assert!(registry.render().lines().any(|line| line == series));
    }

    #[test]
    fn what_is_below_the_metrics_endpoint_is_left_out_with_it() {
        assert!(is_below("/metrics", "/metrics"));
        assert!(is_below("/metrics/summary", "/metrics"));
        assert!(!is_below("/metricsish", "/metrics"));
    }

    #[test]
    fn past_the_budget_endpoints_are_counted_together() {
        let registry = Registry::new();
        let metrics = HttpMetrics::counting_all(&registry);
        for route in 0..2_100 {
            let route = format!("/{route}");
            let labels = Labels {
                method: "GET",
                endpoint: Some(&route),
                status: Some(200),
                outcome: Outcome::Ok,
            };
            metrics.series(&labels).record(1, None, 0, 0);
        }
        let text = registry.render();
        let count = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
        assert_eq!(count("http_requests_total{"), 2_001);
        let others =
            r#"http_requests_total{method="GET",endpoint="other",status="200",outcome="ok"} 100"#;
        assert!(text.lines().any(|line| line == others));
    }

    #[test]
    fn declared_routes_are_never_too_many() {
        let registry = Registry::new();
        let metrics = HttpMetrics::counting_all(&registry);
        for route in 0..500 {
            metrics.declare("GET", &format!("/{route}"));
        }
        let text = registry.render();
        let count = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
        assert_eq!(count("http_requests_total{"), 3_000);

        // Nor do they leave the others without room.
        let labels = Labels {
            method: "POST",
            endpoint: Some("/7"),
            status: Some(422),
            outcome: Outcome::Ok,
        };
        metrics.series(&labels).record(1, None, 0, 0);
        let opened =
            r#"http_requests_total{method="POST",endpoint="/7",status="422",outcome="ok"} 1"#;
        assert!(registry.render().lines().any(|line| line == opened));
        assert!(text.contains(
            "callsight_series_overflow_total{metric=\"http_request_duration_seconds\"} 0"
        ));
    }

    #[test]
    fn methods_that_routes_do_not_have_leave_room_for_those_that_they_have() {
        let registry = Registry::new();
        let metrics = HttpMetrics::counting_all(&registry);
        let ended = |method, route: u32, status| {
            let route = format!("/{route}");
            let labels = Labels {
                method,
                endpoint: Some(&route),
                status: Some(status),
                outcome: Outcome::Ok,
            };
            metrics.series(&labels).record(1, None, 0, 0);
        };
        for route in 0..200 {
            for method in METHODS {
                ended(method, route, 405);
            }
        }
        for route in 0..200 {
            ended("GET", route, 200);
        }
        let text = registry.render();
        for route in 0..200 {
            let series = format!(
                "http_requests_total{{method=\"GET\",endpoint=\"/{route}\",status=\"200\",outcome=\"ok\"}} 1"
            );
            assert!(text.lines().any(|line| line == series), "{series}");
        }
    }
}
