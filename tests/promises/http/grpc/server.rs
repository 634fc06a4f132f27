//! A gRPC service whose calls end as they ask to, served by tonic, and by axum.

use std::net::SocketAddr;
use std::pin::Pin;

use axum::Router;
use callsight::http::HttpLayer;
use callsight::registry::Registry;
use futures_util::stream::{Stream, StreamExt, iter, once, pending, poll_fn};
use tokio::net::TcpListener;
use tonic::service::Routes;
use tonic::transport::server::TcpIncoming;
use tonic::transport::{Channel, Server};
use tonic::{Request, Response, Status};
use tonic_health::pb::health_client::HealthClient;
use tonic_health::pb::health_server::{Health, HealthServer};
use tonic_health::pb::{HealthCheckRequest, HealthCheckResponse};

use super::super::own::Own;

/// Ends each call as the field `service` of its request says.
#[derive(Debug, Clone)]
pub(super) struct Moody;

type Messages = Pin<Box<dyn Stream<Item = Result<HealthCheckResponse, Status>> + Send>>;

const MESSAGE: Result<HealthCheckResponse, Status> = Ok(HealthCheckResponse { status: 1 });

#[tonic::async_trait]
impl Health for Moody {
    type WatchStream = Messages;

    async fn check(
        &self,
        request: Request<HealthCheckRequest>,
    ) -> Result<Response<HealthCheckResponse>, Status> {
        match request.into_inner().service.as_str() {
            "fine" => MESSAGE.map(Response::new),
            "absent" => Err(Status::not_found("no such service")),
            "broken" => Err(Status::internal("on purpose")),
            "hangs" => std::future::pending().await,
            "panics" => panic!("on purpose"),
            other => Err(Status::invalid_argument(other)),
        }
    }

    async fn watch(
        &self,
        request: Request<HealthCheckRequest>,
    ) -> Result<Response<Messages>, Status> {
        let first = once(async { MESSAGE });
        let unavailable = once(async { Err(Status::unavailable("on purpose")) });
        Ok(Response::new(match request.into_inner().service.as_str() {
            "three" => iter([MESSAGE, MESSAGE, MESSAGE]).boxed(),
            "none" => iter([]).boxed(),
            "refused" => return Err(Status::permission_denied("not you")),
            "breaks" => first.chain(unavailable).boxed(),
            "stalls" => first.chain(pending()).boxed(),
            "panics" => first.chain(poll_fn(|_| panic!("on purpose"))).boxed(),
            other => return Err(Status::invalid_argument(other)),
        }))
    }
}

/// As a tonic user serves it: the layer goes on the server.
pub(super) async fn by_tonic() -> Own {
    let registry = Registry::new();
    let layer = HttpLayer::new(&registry);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let server = Server::builder()
        .layer(layer)
        .add_service(HealthServer::new(Moody))
        .serve_with_incoming(TcpIncoming::from(listener));
    tokio::spawn(server);
    Own { registry, address }
}

/// As an axum user does: services are routes among others.
pub(super) async fn by_axum() -> Own {
    Own::serve(|layer, _| routes().layer(layer)).await
}

pub(super) fn routes() -> Router {
    Routes::new(HealthServer::new(Moody)).into_axum_router()
}

pub(super) async fn channel(own: &Own) -> Channel {
    channel_to(own.address).await
}

pub(super) async fn channel_to(address: SocketAddr) -> Channel {
    let endpoint = Channel::from_shared(format!("http://{address}"));
    let endpoint = endpoint.expect("an address");
    endpoint.connect().await.expect("it listens")
}

pub(super) async fn client(own: &Own) -> HealthClient<Channel> {
    HealthClient::new(channel(own).await)
}

pub(super) fn asking(service: &str) -> HealthCheckRequest {
    HealthCheckRequest {
        service: service.to_owned(),
    }
}
