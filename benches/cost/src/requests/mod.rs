//! One request to an axum app that is called in process, response body included.

mod layers;
mod opentelemetry;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::routing::get;
use tower::ServiceExt;

use crate::contender::Contender;
use crate::load::Loads;

/// In the order of the table.
pub(crate) fn contenders() -> Vec<&'static Contender> {
    [layers::ALL, opentelemetry::ALL]
        .into_iter()
        .flatten()
        .collect()
}

/// The app without a layer.
fn app() -> Router {
    Router::new().route("/users/{id}", get(async || "ada"))
}

fn requested(app: Router) -> Loads {
    // As `axum::serve` does: without it, layers are put on anew for each request.
    let app: &'static Router = Box::leak(Box::new(app.with_state(())));
    Loads::future(|_| answered(app))
}

async fn answered(app: &Router) -> Bytes {
    let request = Request::get("/users/7").body(Body::empty());
    let request = request.expect("it is a path");
    let response = app.clone().oneshot(request).await;
    let response = response.unwrap_or_else(|error| match error {});
    assert!(response.status().is_success(), "{}", response.status());
    // To its end: a body that is dropped before would be a cancelled request.
    let body = to_bytes(response.into_body(), usize::MAX).await;
    body.expect("it is all there")
}
