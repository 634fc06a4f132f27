//! Products, and the queries that read them.

use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{FromRow, Row};

use super::StoreError;
use super::query::query;

/// Something the shop sells.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Product {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) price_cents: i64,
}

impl FromRow<'_, AnyRow> for Product {
    fn from_row(row: &AnyRow) -> sqlx::Result<Self> {
        Ok(Self {
            id: row.try_get("id")?,
            name: row.try_get("name")?,
            description: row.try_get("description")?,
            price_cents: row.try_get("price_cents")?,
        })
    }
}

query! {
    /// Everything on sale.
    #[timed_query(collection = "products", operation = "list")]
    async fn all(pool: &AnyPool) -> Result<Vec<Product>, StoreError> {
        let products = sqlx::query_as("SELECT * FROM products ORDER BY id");
        Ok(products.fetch_all(pool).await?)
    }
}

query! {
    /// One product, if it is there.
    #[timed_query(collection = "products", operation = "select", capture(id = safe))]
    async fn find(pool: &AnyPool, id: i64) -> Result<Option<Product>, StoreError> {
        let product = sqlx::query_as("SELECT * FROM products WHERE id = $1");
        Ok(product.bind(id).fetch_optional(pool).await?)
    }
}

query! {
    /// The products whose name or description contains `words`, whatever their case.
    #[timed_query(collection = "products", operation = "search", capture(words = hash))]
    async fn search(pool: &AnyPool, words: &str) -> Result<Vec<Product>, StoreError> {
        let products = sqlx::query_as(
            "SELECT * FROM products
             WHERE lower(name || ' ' || description) LIKE '%' || lower($1) || '%'
             ORDER BY name LIMIT 20",
        );
        Ok(products.bind(words).fetch_all(pool).await?)
    }
}
