//! The routes of callsight itself.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use http::StatusCode;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};

use super::access::{Access, Refusal};
use super::negotiation::{self, Coding};
use super::scrape::ScrapeBody;
use super::turnstile::{Admitted, Permit, Turnstile};
use crate::Telemetry;
use crate::catalogue::Catalogue;
use crate::config::Config;
use crate::registry::{Registry, Summary};
use crate::telemetry::Scrape;
use crate::vitals::Vitals;

impl Telemetry {
    /// `/metrics`, `/metrics/catalogue` and, in development or with `CALLSIGHT_SUMMARY`,
    /// `/metrics/summary`; nothing where Prometheus is switched off, or where these have an
    /// address of their own ([`Builder::metrics_address`](crate::Builder::metrics_address)). And
    /// `POST /vitals`, if it was [asked for](crate::Builder::web_vitals).
    pub fn routes<S: Clone + Send + Sync + 'static>(&self) -> Router<S> {
        let config = self.config();
        let vitals = self.vitals().map_or_else(Router::new, Vitals::routes);
        if config.prometheus && config.access.address.is_none() {
            vitals.merge(of_scrapes(self.scrape(), config))
        } else {
            vitals
        }
    }
}

/// What there is to scrape, for those who may.
pub(crate) fn of_scrapes<S>(scrape: &Scrape, config: &Config) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    let endpoint = &config.metrics_endpoint;
    let mut routes = Router::new()
        .route(endpoint, get(metrics))
        .route(&format!("{endpoint}/catalogue"), get(catalogue));
    if config.shows_summary() {
        routes = routes.route(&format!("{endpoint}/summary"), get(summary));
    }
    let gate = Gate {
        access: Access::of(config),
        turnstile: Turnstile::new(),
        registry: Arc::clone(scrape.registry()),
    };
    routes
        .route_layer(middleware::from_fn_with_state(gate, guard))
        .with_state(scrape.clone())
}

/// What is between a scrape and its answer.
#[derive(Clone)]
struct Gate {
    access: Access,
    turnstile: Arc<Turnstile>,
    registry: Arc<Registry>,
}

impl Gate {
    /// A place for the scrape that comes with `headers`.
    fn admit(&self, headers: &HeaderMap) -> Result<Permit, Refusal> {
        self.access.refusal(headers).map_or(Ok(()), Err)?;
        self.turnstile.enter().ok_or(Refusal::Busy)
    }
}

async fn guard(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    match gate.admit(request.headers()) {
        Ok(permit) => {
            let response = next.run(request).await;
            response.map(|body| Body::new(Admitted::new(body, permit)))
        }
        Err(refusal) => {
            gate.registry.refused_scrape(refusal.reason());
            refusal.into_response()
        }
    }
}

/// For caches, which may not give one client what another asked for.
const VARIES: [(HeaderName, &str); 1] = [(header::VARY, "Accept, Accept-Encoding")];

/// In the format and the coding that the request asks for.
async fn metrics(State(scrape): State<Scrape>, headers: HeaderMap) -> Response {
    let Some(coding) = negotiation::coding(&headers) else {
        return (StatusCode::NOT_ACCEPTABLE, VARIES).into_response();
    };
    let format = negotiation::format(&headers);
    let body = ScrapeBody::new(scrape.answer(format), coding);
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

async fn summary(State(scrape): State<Scrape>) -> Json<Summary> {
    Json(scrape.registry().summary())
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;

    fn routes(registry: &Arc<Registry>) -> Router {
        let mut config = Config::new("shop".to_owned());
        config.access.is_open = true;
        of_scrapes(&Scrape::of(registry), &config)
    }

    async fn ask(routes: &Router, path: &str) -> Response {
        let request = Request::get(path).body(Body::empty()).expect("a request");
        let Ok(response) = routes.clone().oneshot(request).await;
        response
    }

    #[tokio::test]
    async fn more_scrapes_than_there_is_room_for_are_told_when_to_come_back() {
        let registry = Registry::new();
        let routes = routes(&registry);
        let mut inside = Vec::new();
        for path in ["/metrics", "/metrics/catalogue", "/metrics", "/metrics"] {
            let response = ask(&routes, path).await;
            assert_eq!(response.status(), StatusCode::OK);
            inside.push(response);
        }
        let busy = ask(&routes, "/metrics").await;
        assert_eq!(busy.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(busy.headers()[header::RETRY_AFTER], "1");

        // One is read, one is dropped unread.
        let whole = inside.pop().expect("a response").into_body().collect();
        whole.await.expect("a whole scrape");
        inside.pop();
        let (next, last) = (
            ask(&routes, "/metrics").await,
            ask(&routes, "/metrics").await,
        );
        assert_eq!(
            (next.status(), last.status()),
            (StatusCode::OK, StatusCode::OK)
        );
        let refused = r#"callsight_scrapes_refused_total{reason="busy"} 1"#;
        assert!(registry.render().contains(refused));
    }
}
