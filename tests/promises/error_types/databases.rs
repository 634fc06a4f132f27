//! Errors of PostgreSQL and of SQLite, by SQLSTATE.

use std::time::Duration;

use callsight::timed_query;
use sqlx::pool::PoolOptions;
use sqlx::{Executor, PgPool, SqlitePool};

use super::{assert_types, errors_of_query};
use crate::support::postgres::Postgres;

#[timed_query(name = "error_types::postgresql", system = "postgresql")]
async fn on_postgresql(pool: &PgPool, statement: &'static str) -> sqlx::Result<()> {
    pool.execute(statement).await.map(drop)
}

#[timed_query(name = "error_types::sqlite", system = "sqlite")]
async fn on_sqlite(pool: &SqlitePool, statement: &'static str) -> sqlx::Result<()> {
    pool.execute(statement).await.map(drop)
}

#[timed_query(name = "error_types::row", system = "postgresql")]
async fn one_row(pool: &PgPool, statement: &'static str) -> sqlx::Result<i32> {
    sqlx::query_scalar(statement).fetch_one(pool).await
}

const TABLES: [&str; 2] = [
    "create table users (id integer primary key, name text not null, age integer check (age > 0))",
    "create table orders (user_id integer not null references users (id))",
];

const VIOLATIONS: [&str; 5] = [
    "insert into users values (1, 'ada', 36)",
    "insert into users values (1, 'bob', 40)",
    "insert into users values (2, null, 40)",
    "insert into users values (3, 'cyd', -1)",
    "insert into orders values (99)",
];

#[tokio::test]
async fn what_postgresql_refuses_is_its_sqlstate() {
    let postgres = Postgres::start().await;
    let pool = PoolOptions::new()
        .max_connections(1)
        .acquire_timeout(Duration::from_millis(200))
        .connect(&postgres.url)
        .await
        .expect("PostgreSQL answers");
    let wrong = ["select 1 / 0", "select from nowhere", "selec 1"];
    for statement in TABLES.into_iter().chain(VIOLATIONS).chain(wrong) {
        let _ = on_postgresql(&pool, statement).await;
    }
    let timeout = "set statement_timeout = 50";
    on_postgresql(&pool, timeout).await.expect("it is set");
    let _ = on_postgresql(&pool, "select pg_sleep(5)").await;
    let held = pool.acquire().await.expect("the one connection");
    let _ = on_postgresql(&pool, "select 1").await;
    drop(held);
    assert_types(
        &errors_of_query("error_types::postgresql"),
        &[
            ("22012", 1),
            ("23502", 1),
            ("23503", 1),
            ("23505", 1),
            ("23514", 1),
            ("42601", 1),
            ("42P01", 1),
            ("57014", 1),
            ("pool_timeout", 1),
        ],
    );

    let _ = one_row(&pool, "select 1 where false").await;
    let _ = one_row(&pool, "select 'text'").await;
    drop(postgres);
    let _ = one_row(&pool, "select 1").await;
    let found = errors_of_query("error_types::row");
    let kinds: Vec<_> = found.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds.len(), 3, "{found:?}");
    for kind in ["decode", "not_found"] {
        assert!(kinds.contains(&kind), "{found:?}");
    }
    // What a server says last, or that there is nobody any more.
    let last = ["57P01", "io", "connect", "pool_timeout"];
    assert!(kinds.iter().any(|kind| last.contains(kind)), "{found:?}");
}

#[tokio::test]
async fn what_sqlite_refuses_has_the_same_names() {
    let pool = PoolOptions::new()
        .max_connections(1)
        .connect("sqlite::memory:")
        .await
        .expect("it is in memory");
    on_sqlite(&pool, "pragma foreign_keys = on")
        .await
        .expect("it can be switched on");
    for statement in TABLES.into_iter().chain(VIOLATIONS) {
        let _ = on_sqlite(&pool, statement).await;
    }
    assert_types(
        &errors_of_query("error_types::sqlite"),
        &[("23502", 1), ("23503", 1), ("23505", 1), ("23514", 1)],
    );
}
