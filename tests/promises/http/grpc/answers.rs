//! Answers that no good server gives: without a status, with a wrong one, or not of gRPC at all.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::Response;
use axum::routing::post;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use tonic::Code;
use tonic_health::pb::health_client::HealthClient;
use tower::ServiceExt;

use super::super::own::Own;
use super::server::{self, by_axum, by_tonic, channel, routes};
use super::{CALLS, assert_counted_once};

/// An empty message.
const MESSAGE: &[u8] = &[0, 0, 0, 0, 0];

fn grpc(body: Body) -> Response {
    let mut response = Response::new(body);
    let kind = HeaderValue::from_static("application/grpc");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// A body that says how long it is, and has trailers even so.
fn with_trailer(status: &'static str) -> Response {
    let trailers = HeaderMap::from_iter([(
        "grpc-status".parse().expect("a name"),
        HeaderValue::from_static(status),
    )]);
    let message = Full::new(Bytes::from_static(MESSAGE));
    grpc(Body::new(
        message.with_trailers(async { Some(Ok(trailers)) }),
    ))
}

fn odd() -> Router {
    Router::new()
        .route("/odd.Service/Ok", post(async || with_trailer("0")))
        .route("/odd.Service/Broken", post(async || with_trailer("13")))
        .route("/odd.Service/Malformed", post(async || with_trailer("x")))
        .route(
            "/odd.Service/Silent",
            post(async || grpc(Body::from(MESSAGE))),
        )
        .route("/odd.Service/Empty", post(async || grpc(Body::empty())))
        .route(
            "/odd.Service/Busy",
            post(async || StatusCode::SERVICE_UNAVAILABLE),
        )
        .route("/users/{id}", post(async || "ada"))
        .route("/users/{id}/hangs", post(std::future::pending::<()>))
}

fn asking(own: &Own, path: &str) -> reqwest::RequestBuilder {
    let client = reqwest::Client::builder()
        .no_proxy()
        .http2_prior_knowledge();
    let client = client.build().expect("a client");
    let request = client.post(format!("http://{}{path}", own.address));
    let request = request.header("content-type", "application/grpc");
    request.body(MESSAGE)
}

async fn answered(own: &Own, path: &str) {
    let answer = asking(own, path).send().await.expect("an answer");
    answer.bytes().await.expect("a whole body");
}

#[tokio::test]
async fn a_status_that_is_missing_or_none_is_unknown() {
    for (method, status, outcome) in [
        ("Ok", "OK", "ok"),
        ("Broken", "INTERNAL", "error"),
        ("Malformed", "UNKNOWN", "error"),
        ("Silent", "UNKNOWN", "error"),
        ("Empty", "UNKNOWN", "error"),
    ] {
        let own = Own::serve(|layer, _| odd().layer(layer)).await;
        answered(&own, &format!("/odd.Service/{method}")).await;
        let labels = [
            ("service", "odd.Service"),
            ("method", method),
            ("status", status),
            ("outcome", outcome),
        ];
        assert_counted_once(&own.ended(1).await, &labels);
    }
}

/// What a client says of its request is not enough to make an error of its answer.
#[tokio::test]
async fn an_answer_that_is_not_of_grpc_ends_as_http_says() {
    for (path, http, status, outcome) in [
        ("/users/7", "200", "UNKNOWN", "ok"),
        ("/users/7/none", "404", "UNIMPLEMENTED", "ok"),
        ("/odd.Service/Busy", "503", "UNAVAILABLE", "error"),
    ] {
        let own = Own::serve(|layer, _| odd().layer(layer)).await;
        answered(&own, path).await;
        let scrape = own.ended(1).await;
        let request = [("status", http), ("outcome", outcome)];
        assert_eq!(scrape.count("http_requests_total", &request), 1, "{path}");
        let call = [
            ("service", "_OTHER"),
            ("method", "_OTHER"),
            ("status", status),
            ("outcome", outcome),
        ];
        assert_counted_once(&scrape, &call);
    }
}

/// Nor is a limit that it never gave to a method that there is.
#[tokio::test]
async fn what_knows_no_grpc_is_cancelled_whatever_limit_its_client_names() {
    let own = Own::serve(|layer, _| odd().layer(layer)).await;
    let request = asking(&own, "/users/7/hangs").header("grpc-timeout", "1n");
    let call = tokio::spawn(request.send());
    own.active_are(1).await;
    call.abort();
    let scrape = own.ended(1).await;
    let request = [("status", "none"), ("outcome", "cancelled")];
    assert_eq!(scrape.count("http_requests_total", &request), 1);
    assert_counted_once(&scrape, &request);
}

/// Methods that a service does not have, and services that a server does not.
#[tokio::test]
async fn what_is_not_implemented_is_one_method() {
    for own in [by_tonic().await, by_axum().await] {
        for path in ["/grpc.health.v1.Health/Nope", "/no.Such/Method"] {
            let elsewhere = channel(&own).await.map_request(
                move |mut request: axum::http::Request<tonic::body::Body>| {
                    *request.uri_mut() = Uri::from_static(path);
                    request
                },
            );
            let answer = HealthClient::new(elsewhere)
                .check(server::asking("fine"))
                .await;
            assert_eq!(
                answer.expect_err("there is none").code(),
                Code::Unimplemented
            );
        }
        let scrape = own.ended(2).await;
        let labels = [
            ("service", "_OTHER"),
            ("method", "_OTHER"),
            ("status", "UNIMPLEMENTED"),
            ("outcome", "error"),
        ];
        assert_eq!(scrape.count(CALLS, &labels), 2);
        assert_eq!(scrape.count(CALLS, &[]), 2);
    }
}

#[tokio::test]
async fn other_requests_to_the_same_server_are_no_calls() {
    let own = Own::serve(|layer, _| routes().merge(odd()).layer(layer)).await;
    let client = reqwest::Client::new();
    let url = |path| format!("http://{}{path}", own.address);
    for request in [
        client.post(url("/users/7")),
        client
            .post(url("/users/7"))
            .header("content-type", "application/grpc-web"),
        client
            .get(url("/users/7"))
            .header("content-type", "application/grpc"),
    ] {
        request.send().await.expect("an answer");
    }
    let scrape = own.ended(3).await;
    assert_eq!(scrape.find(CALLS, &[]), None);
}
