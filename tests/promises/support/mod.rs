//! What every promise needs: real processes, a strict reader of scrapes, clients that count.

pub(crate) mod completions;
pub(crate) mod exposition;
pub(crate) mod fixture;
pub(crate) mod http;
pub(crate) mod json_lines;
pub(crate) mod load;
pub(crate) mod postgres;
pub(crate) mod process;
pub(crate) mod prometheus;
pub(crate) mod redis;
pub(crate) mod server;
pub(crate) mod shop;
pub(crate) mod telemetry;
pub(crate) mod wait;
