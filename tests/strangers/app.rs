//! The service that strangers ask: routes that answer, hang, panic, stream, log, and one that
//! lets the client choose its status.

use std::convert::Infallible;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::{get, post};
use callsight::Telemetry;
use futures_util::{StreamExt, stream};

pub(crate) fn app(telemetry: &Telemetry) -> Router {
    Router::new()
        .route("/items/{id}", get(async || "an item"))
        .route("/orders/{id}", post(order))
        .route("/status/{code}", get(status))
        .route("/hangs/{id}", get(std::future::pending::<()>))
        .route("/panics/{id}", get(panics))
        .route("/streams/{id}", get(streams))
        .route("/logs/{id}", get(logs))
        .layer(telemetry.layer())
        .with_state(())
}

async fn order(body: Bytes) -> (StatusCode, String) {
    (StatusCode::CREATED, body.len().to_string())
}

async fn status(Path(code): Path<u16>) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::BAD_REQUEST)
}

async fn panics() {
    panic!("on purpose");
}

async fn streams() -> Body {
    let first = stream::iter([Ok::<_, Infallible>(Bytes::from_static(
        b"the first of many",
    ))]);
    Body::from_stream(first.chain(stream::pending()))
}

async fn logs() {
    tracing::info!("in the handler");
}
