//! What a person sees first, and what a load balancer asks for.

use axum::response::Html;

pub(super) async fn page() -> Html<&'static str> {
    Html(include_str!("home.html"))
}

pub(super) async fn health() -> &'static str {
    "ok"
}
