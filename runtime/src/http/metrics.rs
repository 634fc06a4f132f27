//! Which series a request is counted in: found by labels that each have few values.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use http::Request;

use super::endpoint::Endpoint;
use super::labels::{Ending, Labels, Status, declared_part, known_method};
use super::normalise::Normaliser;
use super::series::RequestSeries;
use crate::config::Config;
use crate::names::{self, value};
use crate::outcome::Outcome;
use crate::registry::{Counter, InFlight, NO_LABELS, Opener, Registry};

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

/// What a declared route has at zero: the statuses that alerts start from, and the endings
/// without one.
const DECLARED: [(Status, Outcome); 6] = [
    (Status::Code(200), Outcome::Ok),
    (Status::Code(400), Outcome::Ok),
    (Status::Code(404), Outcome::Ok),
    (Status::Code(500), Outcome::Error),
    (Status::None, Outcome::Cancelled),
    (Status::None, Outcome::Panicked),
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
        let method = known_method(method);
        self.registry
            .declare_part(&names::HTTP_DURATION, declared_part(method, route));
        for (status, outcome) in DECLARED {
            let ending = Ending {
                method,
                status,
                outcome,
            };
            self.make(route, ending);
        }
    }

    /// The series of requests that ended like this one.
    pub(super) fn series(&self, labels: &Labels<'_>) -> Arc<RequestSeries> {
        self.known(labels.endpoint, labels.ending)
            .unwrap_or_else(|| self.first_of(labels))
    }

    fn known(&self, endpoint: &str, ending: Ending) -> Option<Arc<RequestSeries>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.get(endpoint)?.get(&ending).cloned()
    }

    #[cold]
    fn first_of(&self, labels: &Labels<'_>) -> Arc<RequestSeries> {
        if self.has_room(labels) {
            return self.make(labels.endpoint, labels.ending);
        }
        self.registry.overflowed(&names::HTTP_DURATION);
        let ending = labels.ending.overflowing();
        self.known(value::OVERFLOW, ending)
            .unwrap_or_else(|| self.make(value::OVERFLOW, ending))
    }

    fn has_room(&self, labels: &Labels<'_>) -> bool {
        let metric = &names::HTTP_DURATION;
        let opener = labels.opener();
        let part = declared_part(labels.ending.method, labels.endpoint);
        (opener == Opener::Program && self.registry.is_declared(metric, &part))
            || self.registry.admit(metric, &labels.set(), opener)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_the_metrics_endpoint_is_left_out_with_it() {
        assert!(is_below("/metrics", "/metrics"));
        assert!(is_below("/metrics/summary", "/metrics"));
        assert!(!is_below("/metricsish", "/metrics"));
    }
}
