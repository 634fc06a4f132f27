//! Routers inside routers, and services without one: what the endpoint of a request is.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{Response, StatusCode};
use axum::routing::get;
use callsight::http::HttpLayer;
use callsight::registry::Registry;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tower::{Layer, ServiceExt, service_fn};

use super::own::{Own, assert_only, plain, read_until};
use crate::support::exposition::Scrape;

fn nested(layer: HttpLayer, _: &Arc<Registry>) -> Router {
    let users = Router::new()
        .route("/", get(|| async { "all" }))
        .route("/{id}", get(|| async { "one" }))
        .route("/{id}/gone", get(|| async { StatusCode::NOT_FOUND }));
    let files = Router::new()
        .route("/{*path}", get(|| async { "a file" }))
        .fallback(|| async { (StatusCode::NOT_FOUND, "no file") });
    Router::new()
        .nest("/api/{version}/users", users)
        .nest_service("/files", files)
        .route("/exactly", get(|| async { "here" }))
        .fallback(|| async { (StatusCode::NOT_FOUND, "nowhere") })
        .layer(layer)
}

#[tokio::test]
async fn the_endpoint_is_the_whole_template_however_routers_are_nested() {
    for (path, endpoint, status) in [
        ("/api/v1/users", "/api/{version}/users", "200"),
        ("/api/v1/users/42", "/api/{version}/users/{id}", "200"),
        (
            "/api/v1/users/42/gone",
            "/api/{version}/users/{id}/gone",
            "404",
        ),
        ("/api/v1/users/42/other", "unmatched", "404"),
        ("/exactly", "/exactly", "200"),
        ("/nowhere", "unmatched", "404"),
    ] {
        let own = Own::serve(nested).await;
        own.answer(&plain("GET", path)).await;
        let labels = [("endpoint", endpoint), ("status", status)];
        assert_only(&own.ended(1).await, &labels);
    }
}

/// axum tells the layer nothing of routers in services: their paths are not told apart either.
#[tokio::test]
async fn a_nested_service_is_no_more_endpoints_than_it_was_nested_at() {
    let own = Own::serve(nested).await;
    for file in 0..30 {
        own.answer(&plain("GET", &format!("/files/{file}/of/{file}")))
            .await;
    }
    let scrape = own.ended(30).await;
    let endpoints = scrape.values("http_requests_total", "endpoint");
    assert_eq!(endpoints.len(), 1, "{endpoints:?}");
}

/// A layer in the router that is nested, and one around all of it: one observation, by the outer.
#[tokio::test]
async fn a_layer_on_a_nested_router_does_not_count_twice() {
    let own = Own::serve(|layer, _| {
        let inner = Router::new().route("/{id}", get(|| async { "one" }));
        Router::new()
            .nest("/users", inner.layer(layer.clone()))
            .layer(layer)
    })
    .await;
    own.answer(&plain("GET", "/users/1")).await;
    assert_only(&own.ended(1).await, &[("endpoint", "/users/{id}")]);
}

async fn answers(request: Request) -> Result<Response<Body>, Infallible> {
    let body = axum::body::to_bytes(request.into_body(), usize::MAX).await;
    let body = body.unwrap_or_default();
    Ok(Response::new(Body::from(body)))
}

/// A hyper server of our own, which knows neither axum nor routes.
#[tokio::test]
async fn a_plain_hyper_service_is_observed_by_its_normalised_paths() {
    let registry = Registry::new();
    let layer = HttpLayer::new(&registry).normalising_paths();
    let service = layer.layer(service_fn(answers));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let service = TowerToHyperService::new(service.clone());
            let served = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service);
            tokio::spawn(served);
        }
    });
    let own = Own { registry, address };
    for id in 0..300 {
        let token = "0123456789abcdef".repeat(2);
        own.answer(&plain("GET", &format!("/users/{id}/tokens/{token}")))
            .await;
        own.answer(&plain(
            "GET",
            &format!("/made-up-{}", "x".repeat(id % 60) + &"y".repeat(id / 60)),
        ))
        .await;
    }
    let head = "POST /echo HTTP/1.1\r\nhost: test\r\ncontent-length: 5\r\n\r\nhello";
    let mut stream = own.sent(head).await;
    read_until(&mut stream, "\r\n\r\nhello").await;
    drop(stream);

    let scrape = own.ended(601).await;
    let endpoints = scrape.values("http_requests_total", "endpoint");
    assert!(
        endpoints.contains("/users/{id}/tokens/{uuid}"),
        "{endpoints:?}"
    );
    assert!(endpoints.contains("unmatched"));
    assert!(endpoints.len() <= 102, "{} endpoints", endpoints.len());
    assert_eq!(scrape.count("http_request_size_bytes_sum", &[]), 5);
    assert_eq!(scrape.count("http_response_size_bytes_sum", &[]), 5);
}

#[tokio::test]
async fn a_service_that_fails_without_an_answer_is_an_error_without_a_status() {
    let registry = Registry::new();
    let fails = service_fn(|_: Request| async { Err::<Response<Body>, _>("no answer") });
    let service = HttpLayer::new(&registry).layer(fails);
    let result = service.oneshot(Request::new(Body::empty())).await;
    assert_eq!(result.err(), Some("no answer"));
    let scrape = Scrape::of(&registry.render());
    let labels = [
        ("endpoint", "unmatched"),
        ("status", "none"),
        ("outcome", "error"),
    ];
    assert_only(&scrape, &labels);
}
