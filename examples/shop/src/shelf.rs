//! Looking up a product: in a cache if it is there, in the database if it must be.

use callsight::cached;

use crate::cache::RedisCache;
use crate::error::ShopError;
use crate::shop::Shop;
use crate::store::products::{self, Product};
use crate::store::{Store, StoreError};

pub(crate) async fn product(shop: &Shop, id: i64) -> Result<Product, ShopError> {
    let product = match &shop.redis {
        Some(redis) => product_by_redis(redis, &shop.store, id).await?,
        None => product_from_memory(&shop.store, id).await?,
    };
    product.ok_or(ShopError::NotFound("product"))
}

/// The attribute is the whole cache.
#[cached(name = "products", ttl = "60s", capacity = 1_000, key = "id")]
async fn product_from_memory(store: &Store, id: i64) -> Result<Option<Product>, StoreError> {
    products::find(store, id).await
}

async fn product_by_redis(
    redis: &RedisCache,
    store: &Store,
    id: i64,
) -> Result<Option<Product>, StoreError> {
    let key = format!("shop:product:{id}");
    let kept = redis.get(&key).await;
    if let Some(product) = kept.and_then(|json| serde_json::from_str(&json).ok()) {
        return Ok(Some(product));
    }
    let product = products::find(store, id).await?;
    if let Some(Ok(json)) = product.as_ref().map(serde_json::to_string) {
        redis.set(&key, json).await;
    }
    Ok(product)
}
