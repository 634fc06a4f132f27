//! What every bench says of its numbers: how they spread, on what machine, of which versions.

mod machine;
mod sample;
mod versions;

pub use self::machine::{load_average, machine, today};
pub use self::sample::Sample;
pub use self::versions::Versions;

/// Whatever goes wrong ends the bench, so nobody tells one error from another.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;
