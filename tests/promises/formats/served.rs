//! The scrape of this very process, served to whom a test likes.

use axum::Router;
use axum::http::Request;
use axum::http::header::ACCEPT;
use axum::middleware::{self, Next};
use tokio::net::TcpListener;

use crate::support::telemetry::installed;

/// The port that it is served on, as long as the runtime of the test lives.
pub(super) async fn served() -> u16 {
    listen(installed().routes()).await
}

/// The same, deaf to `Accept`: so Prometheus 2, which asks for `OpenMetrics` first, gets 0.0.4.
pub(super) async fn served_as_text() -> u16 {
    let deaf = middleware::from_fn(|mut request: Request<_>, next: Next| {
        request.headers_mut().remove(ACCEPT);
        next.run(request)
    });
    listen(installed().routes().layer(deaf)).await
}

async fn listen(routes: Router) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move { axum::serve(listener, routes).await });
    port
}
