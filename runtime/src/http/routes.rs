//! The routes of callsight itself.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use http::StatusCode;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};

use super::negotiation::{self, Coding};
use super::scrape::ScrapeBody;
use crate::Telemetry;
use crate::catalogue::Catalogue;
use crate::config::Environment;
use crate::registry::{Registry, Summary};
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

/// For caches, which may not give one client what another asked for.
const VARIES: [(HeaderName, &str); 1] = [(header::VARY, "Accept, Accept-Encoding")];

/// What the routes show.
#[derive(Clone)]
struct Sources {
    scrape: Scrape,
    registry: Arc<Registry>,
}

/// In the format and the coding that the request asks for.
async fn metrics(State(sources): State<Sources>, headers: HeaderMap) -> Response {
    let Some(coding) = negotiation::coding(&headers) else {
        return (StatusCode::NOT_ACCEPTABLE, VARIES).into_response();
    };
    let format = negotiation::format(&headers);
    let body = ScrapeBody::new(sources.scrape.answer(format), coding);
    let content_type = [(header::CONTENT_TYPE, format.content_type())];
    let mut response = (VARIES, content_type, Body::new(body)).into_response();
    if coding == Coding::Gzip {
        let gzip = HeaderValue::from_static("gzip");
        response
            .headers_mut()
            .insert(header::CONTENT_ENCODING, gzip);
    }
    response
}

async fn catalogue() -> Json<Catalogue> {
    Json(Catalogue::of_binary())
}

async fn summary(State(sources): State<Sources>) -> Json<Summary> {
    Json(sources.registry.summary())
}
