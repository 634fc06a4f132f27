//! gRPC calls, which are HTTP requests that end by another rule: `grpc-status` says how, and is
//! mostly behind the body.

mod call;
mod limit;
mod series;
mod status;

pub(super) use self::call::Call;
pub(super) use self::series::RpcSeries;
