//! Orders, and the queries that write and read them.

use std::time::{SystemTime, UNIX_EPOCH};

use callsight::Label;
use serde::Serialize;
use sqlx::any::AnyRow;
use sqlx::{FromRow, Row};
use uuid::Uuid;

use super::StoreError;
use super::query::query;

/// What somebody ordered, and how far it got.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Order {
    pub(crate) id: Uuid,
    pub(crate) product_id: i64,
    pub(crate) quantity: i64,
    pub(crate) total_cents: i64,
    pub(crate) status: OrderStatus,
}

/// How far an order got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Label)]
#[serde(rename_all = "lowercase")]
pub(crate) enum OrderStatus {
    /// Stored, and not paid for yet.
    Pending,
    Paid,
    Declined,
    /// Never paid for.
    Expired,
}

impl OrderStatus {
    pub(crate) const ALL: [Self; 4] = [Self::Pending, Self::Paid, Self::Declined, Self::Expired];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Paid => "paid",
            Self::Declined => "declined",
            Self::Expired => "expired",
        }
    }

    fn parse(word: &str) -> sqlx::Result<Self> {
        let status = Self::ALL.into_iter().find(|status| status.as_str() == word);
        status.ok_or_else(|| sqlx::Error::Decode(format!("no such order status: {word}").into()))
    }
}

impl FromRow<'_, AnyRow> for Order {
    fn from_row(row: &AnyRow) -> sqlx::Result<Self> {
        let status: String = row.try_get("status")?;
        Ok(Self {
            id: id(row)?,
            product_id: row.try_get("product_id")?,
            quantity: row.try_get("quantity")?,
            total_cents: row.try_get("total_cents")?,
            status: OrderStatus::parse(&status)?,
        })
    }
}

/// A product, and how busy the shop was when it was ordered.
#[derive(Debug, Serialize)]
pub(crate) struct Bestseller {
    name: String,
    /// How many orders were placed within a minute of one of its own, these included.
    orders_nearby: i64,
}

impl FromRow<'_, AnyRow> for Bestseller {
    fn from_row(row: &AnyRow) -> sqlx::Result<Self> {
        Ok(Self {
            name: row.try_get("name")?,
            orders_nearby: row.try_get("orders_nearby")?,
        })
    }
}

/// An order, and the name of what was ordered.
#[derive(Debug, Serialize)]
pub(crate) struct OrderOfProduct {
    pub(crate) id: Uuid,
    pub(crate) product: String,
}

impl FromRow<'_, AnyRow> for OrderOfProduct {
    fn from_row(row: &AnyRow) -> sqlx::Result<Self> {
        Ok(Self {
            id: id(row)?,
            product: row.try_get("product")?,
        })
    }
}

fn id(row: &AnyRow) -> sqlx::Result<Uuid> {
    let id: String = row.try_get("id")?;
    id.parse()
        .map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

query! {
    /// Stores a new order.
    #[timed_query(collection = "orders", operation = "insert")]
    async fn insert(pool: &AnyPool, order: &Order) -> Result<(), StoreError> {
        let insert = sqlx::query(
            "INSERT INTO orders (id, product_id, quantity, total_cents, status, placed_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
        );
        insert
            .bind(order.id.to_string())
            .bind(order.product_id)
            .bind(order.quantity)
            .bind(order.total_cents)
            .bind(order.status.as_str())
            .bind(now())
            .execute(pool)
            .await?;
        Ok(())
    }
}

query! {
    /// Says how far an order got.
    #[timed_query(collection = "orders", operation = "update", labels(to = status))]
    async fn set_status(pool: &AnyPool, id: Uuid, status: OrderStatus) -> Result<(), StoreError> {
        let update = sqlx::query("UPDATE orders SET status = $2 WHERE id = $1");
        update.bind(id.to_string()).bind(status.as_str()).execute(pool).await?;
        Ok(())
    }
}

query! {
    /// One order, if it is there.
    #[timed_query(collection = "orders", operation = "select")]
    async fn find(pool: &AnyPool, id: Uuid) -> Result<Option<Order>, StoreError> {
        let order = sqlx::query_as("SELECT * FROM orders WHERE id = $1");
        Ok(order.bind(id.to_string()).fetch_optional(pool).await?)
    }
}

query! {
    /// The newest orders.
    #[timed_query(collection = "orders", operation = "latest")]
    async fn latest(pool: &AnyPool, count: i64) -> Result<Vec<Order>, StoreError> {
        let orders = sqlx::query_as("SELECT * FROM orders ORDER BY placed_at DESC LIMIT $1");
        Ok(orders.bind(count).fetch_all(pool).await?)
    }
}

query! {
    /// The same with the names of their products.
    #[timed_query(collection = "orders", operation = "latest_of_products")]
    async fn latest_of_products(pool: &AnyPool, count: i64) -> Result<Vec<OrderOfProduct>, StoreError> {
        let orders = sqlx::query_as(
            "SELECT orders.id AS id, products.name AS product
             FROM orders JOIN products ON products.id = orders.product_id
             ORDER BY orders.placed_at DESC LIMIT $1",
        );
        Ok(orders.bind(count).fetch_all(pool).await?)
    }
}

query! {
    /// The oldest orders that have waited for their payment for at least `seconds`.
    #[timed_query(collection = "orders", operation = "list_unpaid")]
    async fn unpaid(pool: &AnyPool, seconds: i64) -> Result<Vec<Order>, StoreError> {
        let orders = sqlx::query_as(
            "SELECT * FROM orders WHERE status = 'pending' AND placed_at <= $1
             ORDER BY placed_at LIMIT 100",
        );
        Ok(orders.bind(now() - seconds).fetch_all(pool).await?)
    }
}

query! {
    /// What sells when the shop is busy, judged by the `latest` orders.
    ///
    /// Slow on purpose: each order is compared with each other one, and no index can help.
    #[timed_query(collection = "orders", operation = "report", slow = "50ms", critical = "1s")]
    async fn bestsellers(pool: &AnyPool, latest: i64) -> Result<Vec<Bestseller>, StoreError> {
        let report = sqlx::query_as(
            "WITH latest AS (
                 SELECT product_id, placed_at FROM orders ORDER BY placed_at DESC LIMIT $1
             )
             SELECT products.name AS name, COUNT(*) AS orders_nearby
             FROM latest AS own
             JOIN latest AS other ON abs(other.placed_at - own.placed_at) <= 60
             JOIN products ON products.id = own.product_id
             GROUP BY products.name
             ORDER BY orders_nearby DESC
             LIMIT 5",
        );
        Ok(report.bind(latest).fetch_all(pool).await?)
    }
}

/// Seconds since 1970.
pub(super) fn now() -> i64 {
    let elapsed = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    elapsed.as_secs().try_into().unwrap_or(i64::MAX)
}
