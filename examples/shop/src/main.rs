//! A web shop that shows callsight at work: queries, caches, outside services, a job, traffic.

mod assistant;
mod cache;
mod chance;
mod checkout;
mod config;
mod error;
mod greeting;
mod job;
mod report;
mod routes;
mod serve;
mod services;
mod shelf;
mod shop;
mod stop;
mod store;
mod traffic;
mod upstream;

use std::io::{IsTerminal, stderr};
use std::process::ExitCode;

use tracing_subscriber::EnvFilter;

use crate::config::Config;

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::read();
    log_to_stderr();
    match serve::run(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("shop: {error}");
            ExitCode::from(2)
        }
    }
}

/// Standard output is for what a person watches; what went wrong goes beside it.
fn log_to_stderr() {
    // Without sqlx, which warns of slow statements itself: the slow query log has them.
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn,sqlx=error".into());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(stderr)
        .with_ansi(stderr().is_terminal())
        .init();
}
