//! The layer: which registry is fed, and what is left out.

use std::sync::Arc;

use tower_layer::Layer;

use super::metrics::HttpMetrics;
use super::service::HttpService;
use crate::Telemetry;
use crate::registry::Registry;

/// Observes the requests of the service it is put around.
#[derive(Debug, Clone)]
pub struct HttpLayer {
    metrics: Arc<HttpMetrics>,
}

impl HttpLayer {
    /// A layer that feeds `registry`. [`Telemetry::layer`] feeds the one of the process.
    #[must_use]
    pub fn new(registry: &Arc<Registry>) -> Self {
        Self {
            metrics: HttpMetrics::counting_all(registry),
        }
    }

    /// For a service that is no axum router: its endpoints are its paths, with `{id}`, `{uuid}`
    /// and `{token}` in the place of what looks like one. A hundred are told apart; the rest is
    /// `unmatched`, as everything is without this.
    ///
    /// ```
    /// # let registry = callsight::registry::Registry::new();
    /// let layer = callsight::http::HttpLayer::new(&registry).normalising_paths();
    /// ```
    #[must_use]
    pub fn normalising_paths(self) -> Self {
        Self {
            metrics: self.metrics.normalising_paths(),
        }
    }
}

impl Telemetry {
    /// The layer to put around all routes, `/metrics` included: that one is left out by itself.
    #[must_use]
    pub fn layer(&self) -> HttpLayer {
        HttpLayer {
            metrics: Arc::clone(self.http()),
        }
    }

    /// Declares routes, so that their series exist at zero before the first request: for each
    /// the statuses 200, 400, 404 and 500, cancelled and panicked. Other statuses appear when
    /// they are met.
    ///
    /// ```no_run
    /// # fn declare(telemetry: &callsight::Telemetry) {
    /// telemetry.declare_routes([("GET", "/users"), ("GET", "/users/{id}")]);
    /// # }
    /// ```
    pub fn declare_routes<'a>(&self, routes: impl IntoIterator<Item = (&'a str, &'a str)>) {
        for (method, route) in routes {
            self.http().declare(method, route);
        }
    }

    /// Declares methods of gRPC services, so that their series exist at zero before the first
    /// call, and each has its name whatever its first calls are answered. Methods that are not
    /// declared are known once they have answered.
    ///
    /// ```no_run
    /// # fn declare(telemetry: &callsight::Telemetry) {
    /// telemetry.declare_rpcs([("grpc.health.v1.Health", "Check")]);
    /// # }
    /// ```
    pub fn declare_rpcs<'a>(&self, methods: impl IntoIterator<Item = (&'a str, &'a str)>) {
        for (service, method) in methods {
            self.http().declare_rpc(service, method);
        }
    }
}

impl<S> Layer<S> for HttpLayer {
    type Service = HttpService<S>;

    fn layer(&self, inner: S) -> HttpService<S> {
        HttpService::new(inner, Arc::clone(&self.metrics))
    }
}
