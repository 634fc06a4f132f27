//! Methods that somebody makes up have a share of the room, and real ones keep their names.

use callsight::http::HttpLayer;
use callsight::registry::Registry;
use tokio::net::TcpListener;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tonic::{Request, Status};
use tonic_health::pb::health_client::HealthClient;
use tonic_health::pb::health_server::HealthServer;
use tower::ServiceExt;

use super::super::own::Own;
use super::server::{Moody, asking, channel};
use super::{CALLS, SERVICE};

/// Refuses who does not say the word, before anything looks which methods there are.
async fn guarded() -> Own {
    let guard = |request: Request<()>| match request.metadata().get("word") {
        Some(_) => Ok(request),
        None => Err(Status::unauthenticated("say the word")),
    };
    let registry = Registry::new();
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let server = Server::builder()
        .layer(HttpLayer::new(&registry))
        .add_service(HealthServer::with_interceptor(Moody, guard))
        .serve_with_incoming(TcpIncoming::from(listener));
    tokio::spawn(server);
    Own { registry, address }
}

#[tokio::test]
async fn methods_that_strangers_make_up_leave_real_ones_their_names() {
    let own = guarded().await;
    let channel = channel(&own).await;
    for invented in 0..300 {
        let path = format!("/{SERVICE}/Invented{invented}");
        let elsewhere = channel.clone().map_request(
            move |mut request: axum::http::Request<tonic::body::Body>| {
                *request.uri_mut() = path.parse().expect("a path");
                request
            },
        );
        let answer = HealthClient::new(elsewhere).check(asking("fine")).await;
        answer.expect_err("nobody said the word");
    }
    let mut client = HealthClient::new(channel);
    for how in ["fine", "absent", "broken"] {
        let mut request = Request::new(asking(how));
        let word = "please".parse().expect("a value");
        request.metadata_mut().insert("word", word);
        let _ = client.check(request).await;
    }

    let scrape = own.ended(303).await;
    // A tenth of the room for 2,000 sets of labels.
    assert_eq!(scrape.values(CALLS, "method").len(), 200 + 2);
    let others = [("service", "other"), ("method", "other")];
    assert_eq!(scrape.count(CALLS, &others), 100);
    let metric = [("metric", "rpc_call_duration_seconds")];
    assert_eq!(
        scrape.count("callsight_series_overflow_total", &metric),
        100
    );
    for status in ["OK", "NOT_FOUND", "INTERNAL"] {
        let real = [("method", "Check"), ("status", status)];
        assert_eq!(scrape.count(CALLS, &real), 1, "{status}");
    }
    assert_eq!(scrape.count(CALLS, &[]), 303);
}
