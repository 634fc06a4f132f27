//! Who may scrape, and where: what can be chosen of it, and the listener that was.

use std::net::SocketAddr;

use super::Builder;
#[cfg(feature = "http")]
use super::{error::InstallError, listener::Listener, listener::Socket, scrape::Scrape};
use crate::config::access::Token;
#[cfg(feature = "http")]
use crate::http;

impl Builder {
    /// Who may scrape: whoever sends `Authorization: Bearer` with this token, of 16 to 512 letters,
    /// digits and `-._~+/=`. Default: nobody outside development, anybody in it.
    pub fn metrics_token(mut self, token: impl Into<String>) -> Self {
        self.config.access.token = Some(Token::new(token));
        self
    }

    /// Where scrapes are answered: at an address of their own, which no client of the service
    /// reaches, by a thread of their own, from `install()` to `shutdown()`. A
    /// [token](Self::metrics_token) is asked for there too, if there is one. Default: with
    /// `Telemetry::routes`.
    pub fn metrics_address(mut self, address: impl Into<SocketAddr>) -> Self {
        self.config.access.address = Some(address.into());
        self
    }

    /// Whether anybody may scrape, in production too, since something else guards the metrics: a
    /// network, a proxy, a layer around the routes. Default: only in development.
    pub fn metrics_open(mut self, open: bool) -> Self {
        self.config.access.is_open = open;
        self
    }

    /// Whether `/metrics/summary` is there for those who may scrape. Default: only in development.
    pub fn summary(mut self, enabled: bool) -> Self {
        self.config.summary = Some(enabled);
        self
    }
}

#[cfg(feature = "http")]
impl Builder {
    /// Nothing, where there is nothing to scrape.
    pub(super) fn access(&self) -> http::Access {
        if self.config.prometheus {
            http::Access::of(&self.config)
        } else {
            http::Access::Open
        }
    }

    /// The address that scrapes have of their own, taken.
    pub(super) fn socket(&self) -> Result<Option<Socket>, InstallError> {
        let address = self.config.access.address;
        let address = address.filter(|_| self.config.prometheus);
        address.map(Socket::at).transpose()
    }

    /// Answers scrapes there.
    pub(super) fn listener(
        &self,
        socket: Option<Socket>,
        scrape: &Scrape,
    ) -> Result<Option<Listener>, InstallError> {
        let serve = |socket: Socket| socket.serve(http::of_scrapes(scrape, &self.config));
        Ok(socket.map(serve).transpose()?)
    }
}
