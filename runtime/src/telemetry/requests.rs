//! What can be chosen about requests.

use std::time::Duration;

use super::builder::Builder;
use crate::config::{BodyCapture, RequestLog, Secret, Thresholds};
use crate::request::{Budget, Identities};

impl Builder {
    /// How much the event `request_completed` says. Default: standard.
    pub fn request_log(mut self, log: RequestLog) -> Self {
        self.config.requests.log = log;
        self
    }

    /// From when on the event of a request is a warning. Default: 1 s.
    pub fn slow_request_threshold(mut self, threshold: Duration) -> Self {
        self.config.requests.slow = threshold;
        self
    }

    /// From when on it is an error. Default: 5 s, or five times the slow threshold if that is more.
    pub fn critical_request_threshold(mut self, threshold: Duration) -> Self {
        self.config.requests.critical = Some(threshold);
        self
    }

    /// Both for one route, as it is declared.
    pub fn request_thresholds(
        mut self,
        route: impl Into<String>,
        slow: Duration,
        critical: Duration,
    ) -> Self {
        let thresholds = Thresholds { slow, critical };
        self.config.requests.routes.push((route.into(), thresholds));
        self
    }

    /// How much a request of this route may cost; what goes beyond it is counted in
    /// `http_budget_exceeded_total`. [`route_budget`](macro@crate::route_budget) says the same
    /// where the handler is.
    pub fn route_budget(mut self, route: impl Into<String>, budget: Budget) -> Self {
        self.config.requests.budgets.push((route.into(), budget));
        self
    }

    /// How many calls of one query function in a request are too many: 2 or more. Default: 5.
    pub fn n_plus_one(mut self, calls: u64) -> Self {
        self.config.requests.n_plus_one = calls.max(2);
        self
    }

    /// Whether responses say in a `Server-Timing` header what was done for them. Default: in
    /// development.
    pub fn server_timing(mut self, enabled: bool) -> Self {
        self.config.requests.server_timing = Some(enabled);
        self
    }

    /// Whether the event says how much the process grew during the request. Default: no; it takes
    /// two looks at the process for each request.
    pub fn memory_delta(mut self, enabled: bool) -> Self {
        self.config.requests.memory_delta = enabled;
        self
    }

    /// Whether the event `request_bodies` says what was in the bodies of a request and of its
    /// response. Default: off.
    ///
    /// Of JSON it shows the structure, and the values of the keys that `shown` names; of anything
    /// else how much there was.
    pub fn capture_bodies(
        mut self,
        when: BodyCapture,
        shown: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.config.requests.bodies.when = when;
        self.config.requests.bodies.keys = shown.into_iter().map(Into::into).collect();
        self
    }

    /// Shows users and tenants as they are, and not as hashes.
    pub fn plain_identities(mut self) -> Self {
        self.config.requests.identities = Identities::Plain;
        self
    }

    /// What users and tenants are hashed with, so that they have the same hash in every process.
    pub fn identity_key(mut self, key: impl Into<String>) -> Self {
        self.config.requests.identity_key = Some(Secret(key.into()));
        self
    }
}
