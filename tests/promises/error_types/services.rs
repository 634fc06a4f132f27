//! Errors of an HTTP service, as a client of reqwest meets them, and of tokio's clock.

use std::io;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use callsight::external_api;
use reqwest::Client;
use tokio::net::TcpListener;

use super::{assert_types, errors_of_service};

#[external_api("error_types", operation = "reqwest")]
async fn ask(client: &Client, url: String) -> reqwest::Result<u64> {
    let response = client.get(url).send().await?.error_for_status()?;
    response.json().await
}

#[external_api("error_types", operation = "tokio")]
async fn wait() -> Result<(), tokio::time::error::Elapsed> {
    tokio::time::timeout(Duration::from_millis(1), std::future::pending()).await
}

#[external_api("error_types", operation = "io")]
fn io(kind: io::ErrorKind) -> io::Result<()> {
    Err(kind.into())
}

/// Answers each path with its status; `/late` never, `/text` with something else than a number.
async fn service() -> String {
    let status =
        |code: u16| get(move || async move { StatusCode::from_u16(code).expect("a status") });
    let app = Router::new()
        .route("/404", status(404))
        .route("/429", status(429))
        .route("/503", status(503))
        .route("/text", get(|| async { "no number" }))
        .route("/late", get(std::future::pending::<()>));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(axum::serve(listener, app).into_future());
    format!("http://{address}")
}

#[tokio::test]
async fn what_a_service_answers_is_told_from_not_reaching_it() {
    let service = service().await;
    let client = Client::builder()
        .no_proxy()
        .timeout(Duration::from_millis(300))
        .build()
        .expect("a client");
    for path in ["404", "429", "503", "text", "late"] {
        let _ = ask(&client, format!("{service}/{path}")).await;
    }
    let _ = ask(&client, "http://127.0.0.1:1/".to_owned()).await;
    let _ = ask(&client, "http://no.such.host.invalid/".to_owned()).await;
    let _ = ask(&client, "no url".to_owned()).await;
    assert_types(
        &errors_of_service("reqwest"),
        &[
            ("429", 1),
            ("4xx", 1),
            ("5xx", 1),
            ("connect", 1),
            ("decode", 1),
            ("dns", 1),
            ("request", 1),
            ("timeout", 1),
        ],
    );
}

#[tokio::test]
async fn a_clock_that_ran_out_is_a_timeout() {
    let _ = wait().await;
    assert_types(&errors_of_service("tokio"), &[("timeout", 1)]);
}

#[test]
fn errors_of_the_system_are_told_apart() {
    use io::ErrorKind::{ConnectionRefused, NotFound, Other, PermissionDenied, TimedOut};
    for kind in [
        ConnectionRefused,
        NotFound,
        Other,
        PermissionDenied,
        TimedOut,
    ] {
        let _ = io(kind);
    }
    assert_types(
        &errors_of_service("io"),
        &[
            ("connect", 1),
            ("io", 1),
            ("not_found", 1),
            ("permission_denied", 1),
            ("timeout", 1),
        ],
    );
}
