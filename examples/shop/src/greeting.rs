//! What a person reads first in the terminal: where everything is.

use std::io::{self, Write, stdout};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::absolute;

use callsight::Telemetry;

use crate::config::{Config, without_secrets};
use crate::store::Database;
use crate::traffic::VISITS_PER_SECOND;

/// Prints it; where the shop listens comes first, for scripts that wait for it.
pub(crate) fn print(
    config: &Config,
    address: SocketAddr,
    database: &Database,
    telemetry: &Telemetry,
) -> io::Result<()> {
    let url = url(address);
    let metrics = format!("{url}{}", telemetry.metrics_endpoint());
    let places = [
        ("metrics", metrics.clone()),
        ("summary", format!("{metrics}/summary")),
        ("catalogue", format!("{metrics}/catalogue")),
        ("slow log", slow_log(telemetry)),
        ("database", database.to_string()),
        ("cache", cache(config)),
        ("traffic", traffic(config)),
    ];
    let mut out = stdout().lock();
    writeln!(
        out,
        "shop {} listening on {url}\n",
        env!("CARGO_PKG_VERSION")
    )?;
    for (what, place) in places {
        writeln!(out, "  {what:<9}  {place}")?;
    }
    writeln!(out)
}

/// Nobody may be there to hear it, which is no reason not to go.
pub(crate) fn say_goodbye() {
    drop(writeln!(stdout(), "\nstopping; what is running may finish"));
}

/// In full, so that it can be opened from wherever its reader is.
fn slow_log(telemetry: &Telemetry) -> String {
    let path = telemetry.slow_query_log();
    absolute(&path).unwrap_or(path).display().to_string()
}

fn cache(config: &Config) -> String {
    let redis = config.redis_url.as_deref().map(without_secrets);
    redis.unwrap_or_else(|| "in the memory of this process".to_owned())
}

fn traffic(config: &Config) -> String {
    if config.traffic {
        format!("about {VISITS_PER_SECOND} demo visits a second; --no-traffic keeps them away")
    } else {
        "none but yours".to_owned()
    }
}

/// How a client on this machine reaches the shop at `address`.
pub(crate) fn url(address: SocketAddr) -> String {
    let host = match address.ip() {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => Ipv6Addr::LOCALHOST.into(),
        host => host,
    };
    format!("http://{}", SocketAddr::new(host, address.port()))
}
