//! The kinds of errors that are not the user's to name: those of the standard library and, each
//! behind a feature, of the crates that services talk with.

mod io;
#[cfg(feature = "redis")]
mod redis;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "sqlx")]
mod sqlstate;
#[cfg(feature = "sqlx")]
mod sqlx;
#[cfg(feature = "tokio")]
mod tokio;
