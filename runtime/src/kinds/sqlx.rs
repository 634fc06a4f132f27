//! What a database answers, or why it does not.

use sqlx::Error;
use sqlx::error::{DatabaseError, ErrorKind as Violation};

use super::sqlstate;
use crate::names::value;
use crate::outcome::ErrorKind;

impl ErrorKind for Error {
    /// The SQLSTATE of what the database refused (`23505`), else what failed before it could answer.
    fn error_kind(&self) -> &'static str {
        match self {
            Self::Database(error) => of_database(&**error),
            Self::Io(error) => error.error_kind(),
            Self::Tls(_) => "tls",
            Self::Protocol(_) => "protocol",
            Self::RowNotFound => "not_found",
            Self::Encode(_) | Self::InvalidArgument(_) => "encode",
            Self::TypeNotFound { .. }
            | Self::ColumnIndexOutOfBounds { .. }
            | Self::ColumnNotFound(_)
            | Self::ColumnDecode { .. }
            | Self::Decode(_) => "decode",
            Self::PoolTimedOut => "pool_timeout",
            Self::PoolClosed => "pool_closed",
            Self::WorkerCrashed => "worker_crashed",
            Self::Configuration(_) => "config",
            _ => value::OTHER,
        }
    }
}

/// Databases without SQLSTATE (`SQLite`) have constraints all the same, and those have a state.
fn of_database(error: &dyn DatabaseError) -> &'static str {
    let state = error.code().and_then(|code| sqlstate::known(&code));
    state.unwrap_or(match error.kind() {
        Violation::UniqueViolation => "23505",
        Violation::ForeignKeyViolation => "23503",
        Violation::NotNullViolation => "23502",
        Violation::CheckViolation => "23514",
        Violation::ExclusionViolation => "23P01",
        _ => value::OTHER,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_before_the_database_answered_has_a_name() {
        assert_eq!(Error::PoolTimedOut.error_kind(), "pool_timeout");
        assert_eq!(Error::RowNotFound.error_kind(), "not_found");
        let late = std::io::Error::from(std::io::ErrorKind::TimedOut);
        assert_eq!(Error::Io(late).error_kind(), "timeout");
    }
}
