//! What `tokio::time::timeout` says.

use tokio::time::error::Elapsed;

use crate::outcome::ErrorKind;

impl ErrorKind for Elapsed {
    fn error_kind(&self) -> &'static str {
        "timeout"
    }
}
