//! The routes of callsight itself.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use http::{StatusCode, header};
use tokio::task::spawn_blocking;

use crate::Telemetry;
use crate::catalogue::Catalogue;
use crate::config::Environment;
use crate::registry::{CONTENT_TYPE, Registry, Summary};
use crate::telemetry::Scrape;

impl Telemetry {
    /// `/metrics`, `/metrics/catalogue` and, in development, `/metrics/summary`; nothing where
    /// Prometheus is switched off.
    pub fn routes<S: Clone + Send + Sync + 'static>(&self) -> Router<S> {
        let config = self.config();
        if !config.prometheus {
            return Router::new();
        }
        let endpoint = &config.metrics_endpoint;
        let mut routes = Router::new()
            .route(endpoint, get(metrics))
            .route(&format!("{endpoint}/catalogue"), get(catalogue));
        if config.environment == Environment::Development {
            routes = routes.route(&format!("{endpoint}/summary"), get(summary));
        }
        routes.with_state(Sources {
            scrape: self.scrape(),
            registry: Arc::clone(self.registry()),
        })
    }
}

/// What the routes show.
#[derive(Clone)]
struct Sources {
    scrape: Scrape,
    registry: Arc<Registry>,
}

/// Rendered beside the workers: a large scrape takes longer than a request should wait.
async fn metrics(State(sources): State<Sources>) -> Response {
    match spawn_blocking(move || sources.scrape.render()).await {
        Ok(text) => ([(header::CONTENT_TYPE, CONTENT_TYPE)], text).into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn catalogue() -> Json<Catalogue> {
    Json(Catalogue::of_binary())
}

async fn summary(State(sources): State<Sources>) -> Json<Summary> {
    Json(sources.registry.summary())
}
