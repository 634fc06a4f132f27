//! What a load balancer asks for that speaks gRPC: its own health service, beside the routes.

use axum::Router;
use callsight::Telemetry;
use tonic::service::Routes;
use tonic_health::pb::health_server::SERVICE_NAME;

/// Unmatched paths stay the shop's to answer, in HTTP.
pub(super) fn health(telemetry: &Telemetry) -> Router {
    telemetry.declare_rpcs([(SERVICE_NAME, "Check"), (SERVICE_NAME, "Watch")]);
    let (_, health) = tonic_health::server::health_reporter();
    let routes = Routes::new(health).into_axum_router();
    routes.reset_fallback()
}
