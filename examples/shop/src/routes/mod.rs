//! The shop over HTTP: every route, in one table.

mod admin;
mod assistant;
mod home;
mod newsletter;
mod orders;
mod products;
mod rpc;
mod videos;

use axum::Router;
use axum::routing::{MethodRouter, get, post};
use callsight::Telemetry;

use crate::shop::Shop;

/// What is measured, so that each of them has its series before its first request.
fn table() -> [(&'static str, &'static str, MethodRouter<Shop>); 10] {
    [
        ("GET", "/products", get(products::list)),
        ("GET", "/products/{id}", get(products::one)),
        ("GET", "/search", get(products::search)),
        ("POST", "/orders", post(orders::place)),
        ("GET", "/orders/{id}", get(orders::one)),
        (
            "POST",
            "/newsletter/subscriptions",
            post(newsletter::subscribe),
        ),
        ("POST", "/videos", post(videos::upload)),
        ("POST", "/assistant", post(assistant::advise)),
        ("GET", "/admin/report", get(admin::report)),
        ("GET", "/admin/orders", get(admin::latest_orders)),
    ]
}

/// The shop's own routes and those of its telemetry, all behind its layer.
pub(crate) fn router(shop: Shop, telemetry: &Telemetry) -> Router {
    let mut router = Router::new()
        .route("/", get(home::page))
        .route("/health", get(home::health));
    for (method, path, handler) in table() {
        telemetry.declare_routes([(method, path)]);
        router = router.route(path, handler);
    }
    telemetry.declare_pages(["/"]);
    router
        .with_state(shop)
        .merge(rpc::health(telemetry))
        .merge(telemetry.routes())
        .layer(telemetry.layer())
}
