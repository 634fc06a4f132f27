//! The series of what requests did, by method and endpoint.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::super::endpoint::Endpoint;
use super::super::labels::{Ending, KnownMethod};
use super::Exceeded;
use crate::budget::{BUDGETS, Budget};
use crate::callsite::{Callsite, Kind};
use crate::catalogue;
use crate::ledger::Page;
use crate::names::{self, value};
use crate::outcome::Outcome;
use crate::registry::{Histogram, LabelSet, Registry};

/// Those of one registry.
#[derive(Debug)]
pub(super) struct LedgerSeries {
    registry: Arc<Registry>,
    known: RwLock<HashMap<&'static str, SeriesByEndpoint>>,
}

/// By method above, since that is one of few.
type SeriesByEndpoint = HashMap<Box<str>, EndpointSeries>;

/// Those of the requests to one endpoint that made queries.
#[derive(Debug, Clone, Copy)]
struct EndpointSeries {
    queries: Histogram,
    db_time: Histogram,
}

impl LedgerSeries {
    pub(super) fn new(registry: &Arc<Registry>) -> Self {
        Self {
            registry: Arc::clone(registry),
            known: RwLock::default(),
        }
    }

    /// What the code knows before the first request: its queries, and the budgets.
    pub(super) fn declare(&self, budgets: &[(String, Budget)]) {
        for callsite in catalogue::callsites() {
            if let Some(labels) = query_labels(callsite) {
                self.registry.counter(&names::DB_N_PLUS_ONE, labels);
            }
        }
        let of_handlers = BUDGETS.iter().map(|own| (own.function(), own.limits()));
        for (budget, limits) in of_handlers.chain(budgets.iter().cloned()) {
            for limit in limits.limits() {
                let labels: [Cow<'static, str>; 2] = [budget.clone().into(), limit.as_str().into()];
                self.registry.counter(&names::BUDGET_EXCEEDED, labels);
            }
        }
    }

    /// Counts a request that did what `page` says.
    pub(super) fn record(
        &self,
        of: (&Endpoint, KnownMethod),
        page: &Page,
        exceeded: &[Exceeded],
        n_plus_one: u64,
    ) {
        if page.queries.count > 0 {
            let series = self.of(of);
            self.registry.observe(&series.queries, page.queries.count);
            self.registry.observe(&series.db_time, page.queries.nanos);
        }
        let repeated = page.queries.repeated(n_plus_one);
        for labels in repeated.filter_map(|(callsite, _)| query_labels(callsite)) {
            self.count(&names::DB_N_PLUS_ONE, labels);
        }
        for Exceeded { budget, excess } in exceeded {
            let labels = [budget.clone().into(), excess.limit.as_str().into()];
            self.count(&names::BUDGET_EXCEEDED, labels);
        }
        if let Some(kind) = page.said.error_type {
            self.failed(of, kind);
        }
    }

    fn count(&self, metric: &'static names::Metric, labels: impl Into<LabelSet>) {
        self.registry.count(self.registry.counter(metric, labels));
    }

    /// Error types are the program's, and few; endpoints have to find room.
    fn failed(&self, of: (&Endpoint, KnownMethod), kind: &'static str) {
        let errors = &names::HTTP_ERRORS;
        let (method, endpoint) = self.with_room(errors, of, Some(kind));
        self.count(
            errors,
            [method.into(), endpoint.to_owned().into(), kind.into()],
        );
    }

    fn of(&self, of @ (endpoint, method): (&Endpoint, KnownMethod)) -> EndpointSeries {
        self.known(method.as_str(), endpoint.name())
            .unwrap_or_else(|| self.first_of(of))
    }

    fn known(&self, method: &str, endpoint: &str) -> Option<EndpointSeries> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.get(method)?.get(endpoint).copied()
    }

    #[cold]
    fn first_of(&self, of: (&Endpoint, KnownMethod)) -> EndpointSeries {
        let (method, endpoint) = self.with_room(&names::HTTP_QUERIES, of, None);
        let set = || [method.into(), Cow::from(endpoint.to_owned())];
        let series = EndpointSeries {
            queries: self.registry.histogram(&names::HTTP_QUERIES, set()),
            db_time: self.registry.histogram(&names::HTTP_DB_TIME, set()),
        };
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let endpoints = known.entry(method).or_default();
        *endpoints.entry(endpoint.into()).or_insert(series)
    }

    /// Method and endpoint, or those of what finds no room, as these do with `kind`.
    fn with_room<'a>(
        &self,
        metric: &'static names::Metric,
        (endpoint, method): (&'a Endpoint, KnownMethod),
        kind: Option<&'static str>,
    ) -> (&'static str, &'a str) {
        let opener = Ending::of(method, None, Outcome::Ok).opener(endpoint);
        let (method, endpoint) = (method.as_str(), endpoint.name());
        let mut set: Vec<Cow<'static, str>> = vec![method.into(), endpoint.to_owned().into()];
        set.extend(kind.map(Cow::from));
        if self.registry.admit(metric, &set.into(), opener) {
            return (method, endpoint);
        }
        self.registry.overflowed(metric);
        (value::OTHER, value::OVERFLOW)
    }
}

/// The labels of a callsite that is a query.
fn query_labels(callsite: &Callsite) -> Option<[Cow<'static, str>; 4]> {
    let Kind::Query {
        system,
        collection,
        operation,
    } = callsite.kind()
    else {
        return None;
    };
    let function = callsite.function().into();
    Some([system.into(), collection.into(), operation.into(), function])
}
