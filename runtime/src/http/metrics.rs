//! Which series a request is counted in: found by labels that each have few values.

use std::sync::Arc;

use axum::extract::MatchedPath;
use http::Request;

use super::completion::Completion;
use super::endpoint::{Endpoint, Origin};
use super::endpoints::{Endpoints, Number};
use super::grpc::{Call, RpcSeries};
use super::labels::{Ending, KnownMethod, Status, declared_part};
use super::normalise::Normaliser;
use super::series::{Measured, RequestSeries};
use crate::config::{Config, Requests};
use crate::names::{self, value};
use crate::outcome::Outcome;
use crate::registry::{Counter, Histogram, InFlight, NO_LABELS, Opener, Registry};

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
    endpoints: Endpoints,
    unmatched: Number,
    /// Of what finds no room.
    other: Number,
    completion: Completion,
    rpcs: RpcSeries,
}

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
        let metrics_endpoint = Some(config.metrics_endpoint.clone());
        let requests = config.requests_told();
        let metrics = Self::leaving_out(registry, excluded, metrics_endpoint, requests);
        metrics.completion.declare();
        Arc::new(metrics)
    }

    pub(super) fn counting_all(registry: &Arc<Registry>) -> Arc<Self> {
        let requests = Requests::default();
        Arc::new(Self::leaving_out(registry, Vec::new(), None, requests))
    }

    fn leaving_out(
        registry: &Arc<Registry>,
        excluded: Vec<String>,
        metrics_endpoint: Option<String>,
        requests: Requests,
    ) -> Self {
        let endpoints = Endpoints::new();
        let nobodys = |name| {
            let new = || Endpoint::new(name, Origin::Nobody, true);
            endpoints.find(name, Origin::Nobody, new)
        };
        Self {
            registry: Arc::clone(registry),
            active: registry.in_flight(&names::ACTIVE_REQUESTS, NO_LABELS),
            rejected_ids: registry.counter(&names::REQUEST_IDS_REJECTED, NO_LABELS),
            excluded,
            metrics_endpoint,
            normaliser: None,
            unmatched: nobodys(value::UNMATCHED),
            other: nobodys(value::OVERFLOW),
            endpoints,
            completion: Completion::new(registry, requests),
            rpcs: RpcSeries::default(),
        }
    }

    /// The same, telling paths apart where no route matched.
    pub(super) fn normalising_paths(&self) -> Arc<Self> {
        let excluded = self.excluded.clone();
        let metrics_endpoint = self.metrics_endpoint.clone();
        let requests = self.completion.settings().clone();
        let metrics = Self::leaving_out(&self.registry, excluded, metrics_endpoint, requests);
        Arc::new(Self {
            normaliser: Some(Normaliser::default()),
            ..metrics
        })
    }

    pub(super) fn registry(&self) -> &Registry {
        &self.registry
    }

    /// The endpoint of `request`: the template of the route that matched it, never its path.
    pub(super) fn endpoint_of<B>(&self, request: &Request<B>) -> Number {
        if let Some(route) = request.extensions().get::<MatchedPath>() {
            return self.named(route.as_str(), Origin::Route);
        }
        let normaliser = self.normaliser.as_ref();
        let path = normaliser.and_then(|normaliser| normaliser.endpoint(request.uri().path()));
        path.map_or(self.unmatched, |path| self.named(&path, Origin::Path))
    }

    pub(super) fn named(&self, name: &str, origin: Origin) -> Number {
        let new = || Endpoint::new(name, origin, !self.excludes(name));
        self.endpoints.find(name, origin, new)
    }

    pub(super) fn endpoint(&self, number: Number) -> &Endpoint {
        self.endpoints.get(number)
    }

    /// Whether requests of `route` are left out. Those that no route matched never are.
    fn excludes(&self, route: &str) -> bool {
        self.excluded.iter().any(|excluded| excluded == route)
            || self
                .metrics_endpoint
                .as_deref()
                .is_some_and(|endpoint| is_below(route, endpoint))
    }

    pub(super) fn completion(&self) -> &Completion {
        &self.completion
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
        let method = KnownMethod::named(method);
        self.registry
            .declare_part(&names::HTTP_DURATION, declared_part(method, route));
        let endpoint = self.endpoint(self.named(route, Origin::Route));
        for (status, outcome) in DECLARED {
            let ending = Ending {
                method,
                status,
                outcome,
            };
            self.make(endpoint, ending);
        }
    }

    /// The same of a method of gRPC.
    pub(super) fn declare_rpc(&self, service: &str, method: &str) {
        self.rpcs.declare(&self.registry, service, method);
    }

    pub(super) fn rpcs(&self) -> &RpcSeries {
        &self.rpcs
    }

    /// A request that ended so was a call of gRPC. Says in which series it was counted.
    pub(super) fn called(&self, call: &Call, outcome: Outcome, measured: &Measured) -> Histogram {
        let sent = measured.response_bytes;
        let series = self.rpcs.of(&self.registry, call, outcome, sent);
        self.registry.observe(&series, measured.nanos);
        series
    }

    /// The series of requests to this endpoint that ended like this.
    pub(super) fn series<'a>(
        &'a self,
        endpoint: &'a Endpoint,
        ending: Ending,
    ) -> &'a RequestSeries {
        endpoint
            .ended(ending)
            .unwrap_or_else(|| self.first_of(endpoint, ending))
    }

    #[cold]
    fn first_of<'a>(&'a self, endpoint: &'a Endpoint, ending: Ending) -> &'a RequestSeries {
        if self.has_room(endpoint, ending) {
            return self.make(endpoint, ending);
        }
        self.registry.overflowed(&names::HTTP_DURATION);
        let (other, ending) = (self.endpoint(self.other), ending.overflowing());
        other
            .ended(ending)
            .unwrap_or_else(|| self.make(other, ending))
    }

    fn has_room(&self, endpoint: &Endpoint, ending: Ending) -> bool {
        let metric = &names::HTTP_DURATION;
        let opener = ending.opener(endpoint);
        let part = declared_part(ending.method, endpoint.name());
        (opener == Opener::Program && self.registry.is_declared(metric, &part))
            || self
                .registry
                .admit(metric, &ending.set(endpoint.name()), opener)
    }

    /// Declares the series, which the endpoint remembers.
    fn make<'a>(&self, endpoint: &'a Endpoint, ending: Ending) -> &'a RequestSeries {
        let series = RequestSeries::declare(&self.registry, endpoint.name(), ending);
        endpoint.ended_or(ending, series)
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
