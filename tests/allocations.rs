//! What the HTTP layer allocates for a request, counted in a process of its own.

use std::alloc::System;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::routing::{get, post};
use callsight::Telemetry;
use futures_util::FutureExt;
use http_body_util::BodyExt;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tower::ServiceExt;

#[global_allocator]
static MEMORY: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const REQUESTS: usize = 1_000;

/// Two are axum's, for any layer: a clone of the route, and the future of what is around it. Ours
/// are the body, which ends the request, and the id in the extensions.
const MOST: usize = 4;

/// Two more where there is a request body: the one that counts, and its count.
const MOST_WITH_A_BODY: usize = MOST + 2;

/// Memory that is shared by many requests, such as a piece for the ids of fifty.
const SHARED: usize = 100;

fn routes() -> Router {
    Router::new()
        .route("/users/{id}", get(async || "ada"))
        .route("/users", post(async |body: String| body))
}

fn answered(app: &Router, method: &str, path: &str, body: &'static str) {
    let request = Request::builder().method(method).uri(path);
    let request = request.body(Body::from(body)).expect("a request");
    let response = app.clone().oneshot(request).now_or_never();
    let response = response.expect("it is answered at once");
    let body = response.expect("infallible").into_body().collect();
    assert!(body.now_or_never().is_some_and(|body| body.is_ok()));
}

/// What a thousand requests allocate that come after as many others.
fn allocations(app: Router, method: &str, path: &str, body: &'static str) -> usize {
    // As `axum::serve` does: without it, layers are put on anew for each request.
    let app = app.with_state(());
    (0..REQUESTS).for_each(|_| answered(&app, method, path, body));
    let region = Region::new(MEMORY);
    (0..REQUESTS).for_each(|_| answered(&app, method, path, body));
    let change = region.change();
    assert_eq!(change.reallocations, 0);
    change.allocations
}

#[test]
fn a_request_is_four_allocations_more_than_without_the_layer() {
    let dir = tempfile::tempdir().expect("a directory");
    let telemetry = Telemetry::builder("allocations").slow_query_log(dir.path().join("slow.log"));
    let telemetry = telemetry.install().expect("nobody else installs here");
    let layered = || routes().layer(telemetry.layer());
    for (method, path, body, most) in [
        ("GET", "/users/7", "", MOST),
        ("POST", "/users", "a body", MOST_WITH_A_BODY),
    ] {
        let without = allocations(routes(), method, path, body);
        let with = allocations(layered(), method, path, body);
        println!("{method}: {without} without, {with} with, for {REQUESTS} requests");
        assert!(with <= without + most * REQUESTS + SHARED, "{method}");
    }
}
