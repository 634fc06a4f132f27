//! What went wrong between this process and the system.

use std::io::{Error, ErrorKind as Io};

use crate::outcome::ErrorKind;

impl ErrorKind for Error {
    /// The most common kinds by name; the rest are `io`.
    fn error_kind(&self) -> &'static str {
        match self.kind() {
            Io::TimedOut => "timeout",
            Io::ConnectionRefused | Io::ConnectionReset | Io::ConnectionAborted => "connect",
            Io::NotFound => "not_found",
            Io::PermissionDenied => "permission_denied",
            _ => "io",
        }
    }
}
