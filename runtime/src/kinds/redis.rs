//! What a Redis server answers, or why it does not.

use redis::{ErrorKind as Redis, RedisError, ServerErrorKind as Server};

use crate::names::value;
use crate::outcome::ErrorKind;

impl ErrorKind for RedisError {
    /// `timeout`, `connect` and `io` of the connection, and the words of the protocol for what the
    /// server refused (`MOVED`, `READONLY`, …), in lower case.
    fn error_kind(&self) -> &'static str {
        if self.is_timeout() {
            return "timeout";
        }
        if self.is_connection_refusal() || self.is_connection_dropped() {
            return "connect";
        }
        match self.kind() {
            Redis::Io => "io",
            Redis::Parse | Redis::UnexpectedReturnType => "decode",
            Redis::AuthenticationFailed => "auth",
            Redis::InvalidClientConfig => "config",
            Redis::Client => "client",
            Redis::ClusterConnectionNotFound
            | Redis::MasterNameNotFoundBySentinel
            | Redis::NoValidReplicasFoundBySentinel
            | Redis::EmptySentinelList => "no_server",
            Redis::Server(error) => of_server(error),
            _ => value::OTHER,
        }
    }
}

fn of_server(error: Server) -> &'static str {
    match error {
        Server::ResponseError => "err",
        Server::ExecAbort => "execabort",
        Server::BusyLoading => "loading",
        Server::NoScript => "noscript",
        Server::Moved => "moved",
        Server::Ask => "ask",
        Server::TryAgain => "tryagain",
        Server::ClusterDown => "clusterdown",
        Server::CrossSlot => "crossslot",
        Server::MasterDown => "masterdown",
        Server::ReadOnly => "readonly",
        Server::NotBusy => "notbusy",
        Server::NoSub => "nosub",
        Server::NoPerm => "noperm",
        _ => value::OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_connection_is_told_from_the_server() {
        let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
        assert_eq!(RedisError::from(refused).error_kind(), "connect");
        let late = std::io::Error::from(std::io::ErrorKind::TimedOut);
        assert_eq!(RedisError::from(late).error_kind(), "timeout");
        let server = RedisError::from((Redis::Server(Server::ReadOnly), "a replica"));
        assert_eq!(server.error_kind(), "readonly");
    }
}
