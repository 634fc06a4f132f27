//! What the shop keeps: products, orders and subscribers, in SQLite or PostgreSQL.

mod database;
mod query;

pub(crate) mod orders;
pub(crate) mod products;
pub(crate) mod subscribers;

use std::time::Duration;

use callsight::ErrorKind;
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool};

pub(crate) use self::database::{Database, System, UnusableDatabase};

/// The shop's database. Its queries are functions in a module for each table.
///
/// One driver serves both systems (sqlx's `Any`), as all SQL here means the same to both.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    pool: AnyPool,
    system: System,
}

impl Store {
    /// Connects, and creates and fills what is not there yet.
    pub(crate) async fn open(database: &Database) -> Result<Self, UnusableDatabase> {
        let pool = prepared_pool(database).await;
        Ok(Self {
            pool: pool.map_err(|error| database.unusable(&error))?,
            system: database.system(),
        })
    }
}

async fn prepared_pool(database: &Database) -> sqlx::Result<AnyPool> {
    prepare(&mut database.connect().await?, database.system()).await?;
    AnyPoolOptions::new()
        .max_connections(8)
        // A visitor who would have to wait longer is better told so.
        .acquire_timeout(Duration::from_secs(3))
        .connect_lazy(database.url())
}

async fn prepare(database: &mut AnyConnection, system: System) -> sqlx::Result<()> {
    if system == System::Sqlite {
        // Readers need not wait for the one who writes. The file remembers it.
        let journal = sqlx::raw_sql("PRAGMA journal_mode = WAL");
        journal.execute(&mut *database).await?;
    }
    for script in [
        include_str!("schema.sql"),
        include_str!("seed_products.sql"),
    ] {
        sqlx::raw_sql(script).execute(&mut *database).await?;
    }
    let seed = sqlx::query(include_str!("seed_orders.sql")).bind(orders::now());
    seed.execute(database).await?;
    Ok(())
}

/// A query that failed.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(crate) struct StoreError(#[from] sqlx::Error);

impl ErrorKind for StoreError {
    fn error_kind(&self) -> &'static str {
        match &self.0 {
            sqlx::Error::PoolTimedOut => "pool_timeout",
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolClosed => "connection",
            sqlx::Error::Database(error) if error.is_unique_violation() => "conflict",
            sqlx::Error::Database(_) => "statement",
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => "decode",
            _ => "other",
        }
    }
}
