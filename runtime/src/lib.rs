//! **Annotate a function; get its latency, errors, spans and slow log.**
//!
//! An attribute leaves a constant description of its function in the binary, and everything
//! else is derived from that: series that exist at zero before the first call, spans, the slow
//! log and the catalogue of all annotated functions.
//!
//! ```
//! #[callsight::timed_query(system = "sqlite", collection = "users", operation = "select")]
//! fn user_names() -> Result<Vec<String>, std::io::Error> {
//!     Ok(vec!["ada".to_owned()])
//! }
//!
//! user_names()?;
//! let scrape = callsight::registry::Registry::global().render();
//! assert!(scrape.contains("db_queries_total{system=\"sqlite\",collection=\"users\""));
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! | attribute | for | metrics |
//! |---|---|---|
//! | [`macro@timed_query`] | database queries | `db_query_duration_seconds`, `db_queries_total`, … |
//! | [`macro@external_api`] | calls of other services | `external_api_duration_seconds`, … |
//! | [`macro@cached`] | functions whose result may be reused | `cache_operations_total`, … |
//! | [`macro@background_job`] | work that nobody waits for | `background_job_duration_seconds`, … |
//! | [`macro@timed`] | any other function | `function_duration_seconds`, … |
//!
//! [`macro@route_budget`] says how much a request may cost that a function handles; [`request`] is what
//! code may say of the request that it is run for.
//!
//! A binary installs [`Telemetry`] once; a library only annotates. Calls are counted either
//! way, and instrumentation never panics, blocks, or changes what a function returns.
//!
//! A test sees what the code under it records, and nothing else: [`testing`].
//!
//! # Features
//!
//! - `http` (default): the tower layer and the axum routes.
//! - `facade` (default): what the program records through the `metrics` facade is served in
//!   the same scrape.
//! - `sqlx`, `reqwest`, `redis`, `tokio`: the errors of these crates have an [`ErrorKind`].

#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod cache;
pub mod catalogue;
pub mod redact;
pub mod registry;
pub mod request;

mod branch;
mod budget;
mod callsite;
mod capture;
mod chunks;
mod clock;
mod config;
mod exemplar;
#[cfg(feature = "facade")]
mod facade;
mod fallible;
#[cfg(feature = "http")]
pub mod http;
mod id;
mod in_place;
mod items;
mod judgement;
mod kinds;
mod label;
mod ledger;
mod names;
mod observation;
mod observe;
mod outcome;
mod profile;
mod recorder;
mod returned;
mod rows;
mod series;
mod site;
mod slow_log;
#[cfg(feature = "http")]
mod spare;
mod stream;
mod sync;
mod telemetry;
pub mod testing;
mod trace;
#[cfg(feature = "http")]
mod vitals;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use callsight_macros::{
    ErrorKind, Label, background_job, cached, external_api, route_budget, timed, timed_query,
};

pub use crate::callsite::{Callsite, Kind};
pub use crate::config::{
    BodyCapture, ConfigError, ConfigErrors, Environment, RequestLog, ThresholdError,
};
#[cfg(feature = "http")]
pub use crate::http::request_id;
pub use crate::label::Label;
pub use crate::outcome::{ErrorKind, Outcome};
pub use crate::profile::Profile;
#[cfg(feature = "http")]
pub use crate::request::{spawn, spawn_blocking};
pub use crate::telemetry::{Builder, InstallError, Telemetry};
pub use crate::trace::Level;

/// What the migration notes tell people to write compiles.
#[cfg(doctest)]
#[doc = include_str!("../../docs/migrating.md")]
struct Migrating;
