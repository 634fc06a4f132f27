//! Which database it is: an embedded one that lives as long as the process, or that of `DATABASE_URL`.

use std::fmt;
use std::io;
use std::time::Duration;

use sqlx::{AnyConnection, Connection};
use tempfile::TempDir;
use tokio::time::timeout;

use crate::config::without_secrets;

const CONNECT_LIMIT: Duration = Duration::from_secs(5);

/// The database systems that the shop speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum System {
    Sqlite,
    Postgresql,
}

/// Where the data is.
#[derive(Debug)]
pub(crate) struct Database {
    system: System,
    url: String,
    /// The folder of an embedded database, removed when this is dropped.
    _folder: Option<TempDir>,
}

/// Why a database can't be used, for the person who configured it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct UnusableDatabase(String);

impl Database {
    pub(crate) fn configured(url: Option<String>) -> Result<Self, UnusableDatabase> {
        sqlx::any::install_default_drivers();
        match url {
            Some(url) => Self::at(url),
            None => Self::embedded(),
        }
    }

    /// A file, as SQLite in memory locks whole tables against readers.
    fn embedded() -> Result<Self, UnusableDatabase> {
        let folder = tempfile::Builder::new().prefix("callsight-shop-").tempdir();
        let folder = folder.map_err(|error| {
            UnusableDatabase(format!(
                "no folder for the embedded database can be made: {error}; set DATABASE_URL"
            ))
        })?;
        let url = format!(
            "sqlite:{}?mode=rwc",
            folder.path().join("shop.db").display()
        );
        Ok(Self {
            system: System::Sqlite,
            url,
            _folder: Some(folder),
        })
    }

    fn at(url: String) -> Result<Self, UnusableDatabase> {
        let system = match url.split_once(':') {
            Some(("sqlite", _)) => System::Sqlite,
            Some(("postgres" | "postgresql", _)) => System::Postgresql,
            _ => {
                return Err(UnusableDatabase(
                    "DATABASE_URL names no database the shop knows; \
                     write postgres://user@host/database or sqlite:file.db?mode=rwc"
                        .to_owned(),
                ));
            }
        };
        Ok(Self {
            system,
            url,
            _folder: None,
        })
    }

    pub(crate) fn system(&self) -> System {
        self.system
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// One connection. A pool would keep trying, and then say only that it gave up.
    pub(super) async fn connect(&self) -> sqlx::Result<AnyConnection> {
        timeout(CONNECT_LIMIT, AnyConnection::connect(&self.url))
            .await
            .unwrap_or_else(|_| Err(io::Error::from(io::ErrorKind::TimedOut).into()))
    }

    pub(super) fn unusable(&self, error: &sqlx::Error) -> UnusableDatabase {
        let reason = match error {
            sqlx::Error::Database(error) => error.message().to_owned(),
            sqlx::Error::Io(error) => error.to_string(),
            error => error.to_string(),
        };
        UnusableDatabase(format!(
            "can't use the database {self}: {reason}; check DATABASE_URL"
        ))
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&without_secrets(&self.url))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_system_is_refused_with_what_to_write() {
        let refusal = Database::configured(Some("mysql://localhost/shop".to_owned()));
        let sentence = refusal.expect_err("MySQL is not known").to_string();
        assert!(sentence.contains("write postgres://"), "{sentence}");
    }
}
