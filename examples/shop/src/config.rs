//! What can be said on the command line and in the environment.

use std::env;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use clap::Parser;
use reqwest::Url;

/// A web shop that shows callsight at work. Metrics are at /metrics.
///
/// `DATABASE_URL` (`postgres://…` or `sqlite:…`) replaces the embedded database and `REDIS_URL`
/// (`redis://…`) the cache in memory; callsight's own variables are described in its README.
#[derive(Debug, Parser)]
#[command(version)]
pub(crate) struct CommandLine {
    /// Port to listen on; 0 takes a free one.
    #[arg(long, default_value_t = 8000)]
    port: u16,

    /// Address to listen on.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,

    /// Serve without the demo visitors.
    #[arg(long)]
    no_traffic: bool,
}

/// How this run of the shop is set up.
#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) address: SocketAddr,
    pub(crate) traffic: bool,
    pub(crate) database_url: Option<String>,
    pub(crate) redis_url: Option<String>,
}

impl Config {
    /// Reads both; a mistake on the command line ends the process, as `--help` does.
    pub(crate) fn read() -> Self {
        let line = CommandLine::parse();
        Self {
            address: SocketAddr::new(line.host, line.port),
            traffic: !line.no_traffic,
            database_url: variable("DATABASE_URL"),
            redis_url: variable("REDIS_URL"),
        }
    }
}

/// An empty variable is how many a launcher says "not set".
fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// `url` as it may be shown: without user, password and parameters.
pub(crate) fn without_secrets(url: &str) -> String {
    let Ok(mut shown) = Url::parse(url) else {
        return "at an address that is no URL".to_owned();
    };
    // These fail for URLs that have no place for a user, and so none to hide.
    let _ = shown.set_username("");
    let _ = shown.set_password(None);
    shown.set_query(None);
    shown.set_fragment(None);
    shown.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_shown() {
        for (url, shown) in [
            (
                "postgres://ann:secret@db:5432/shop?password=s@cret",
                "postgres://db:5432/shop",
            ),
            (
                "postgres://ann:sec?ret@db/shop",
                "at an address that is no URL",
            ),
            ("redis://:secret@cache:6379/0", "redis://cache:6379/0"),
            ("sqlite:shop.db?mode=rwc", "sqlite:shop.db"),
        ] {
            assert_eq!(without_secrets(url), shown);
        }
    }
}
