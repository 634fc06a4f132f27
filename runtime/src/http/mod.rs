//! HTTP: one observation for each request, whatever becomes of it.
//!
//! The layer goes around the routes, so that it sees what they answer and axum has said by then
//! which route it is:
//!
//! ```
//! use axum::{Router, routing::get};
//! use callsight::http::HttpLayer;
//! use callsight::registry::Registry;
//! use tower::ServiceExt;
//!
//! # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
//! let registry = Registry::new();
//! let app = Router::new()
//!     .route("/users/{id}", get(|| async { "ada" }))
//!     .layer(HttpLayer::new(&registry));
//!
//! let request = http::Request::get("/users/42").body(axum::body::Body::empty())?;
//! let response = app.oneshot(request).await?;
//! assert!(response.headers().contains_key("x-request-id"));
//! drop(response);
//!
//! let series = r#"http_requests_total{method="GET",endpoint="/users/{id}",status="200""#;
//! assert!(registry.render().contains(series));
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```
//!
//! A request ends with its response body, so the handler above ends it when `response` is
//! dropped unread: as `cancelled`. Read to its end, it would be `ok`.

//!
//! Layers that make answers of their own (a time limit, a caught panic) go inside: added before
//! it, their answers are observed and have ids. Where one must be outside, [`RequestIdLayer`]
//! around it gives its answers ids.
//!
//! gRPC services go through the same layer: on tonic's `Server`, or on the router that
//! `Routes::into_axum_router` makes. Their calls end as `grpc-status` says, and are counted by method.

mod access;
mod body;
mod completion;
mod endpoint;
mod endpoints;
mod expected;
mod future;
mod grpc;
mod header_text;
#[cfg(test)]
mod hostile;
mod labels;
mod layer;
mod metrics;
mod negotiation;
mod new_id;
mod normalise;
mod observation;
mod request_id;
mod request_id_layer;
mod routes;
mod scrape;
mod series;
mod service;
mod turnstile;
mod work;

pub use self::future::ResponseFuture;
pub use self::layer::HttpLayer;
pub use self::request_id::{RequestId, RequestIdMissing, request_id};
pub use self::request_id_layer::{IdentifiedFuture, RequestIdLayer, RequestIdService};
pub use self::service::HttpService;

pub(crate) use self::access::Access;
pub(crate) use self::metrics::HttpMetrics;
pub(crate) use self::routes::of_scrapes;
