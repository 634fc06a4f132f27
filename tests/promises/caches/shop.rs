//! The shop's caches: in memory, and in a real Redis that may go away.

use super::operations;
use crate::support::exposition::Scrape;
use crate::support::redis::Redis;
use crate::support::shop::Shop;

async fn sees(shop: &Shop, product: u32, times: u32) -> Scrape {
    for _ in 0..times {
        let path = format!("/products/{product}");
        assert_eq!(shop.peer.status(&path).await, 200, "{path}");
    }
    shop.peer.scrape().await
}

#[tokio::test]
async fn without_redis_products_are_remembered_in_memory() {
    let shop = Shop::quiet(&[]).await;
    let scrape = sees(&shop, 1, 5).await;

    assert_eq!(operations(&scrape, "products", "get", "hit"), 4);
    assert_eq!(operations(&scrape, "products", "get", "miss"), 1);
    let ratio = scrape.total("cache_hit_ratio", &[("cache", "products")]);
    assert!((ratio - 0.8).abs() < 1e-9, "{ratio}");
}

#[tokio::test]
async fn with_redis_products_are_remembered_there_and_do_without_it() {
    let mut redis = Redis::start().await;
    let shop = Shop::quiet(&[("REDIS_URL", &redis.url)]).await;
    let of = |scrape: &Scrape, operation, result| {
        operations(scrape, "products_redis", operation, result)
    };
    let scrape = sees(&shop, 1, 5).await;
    assert_eq!(of(&scrape, "get", "hit"), 4);
    assert_eq!(of(&scrape, "get", "miss"), 1);
    assert_eq!(of(&scrape, "set", "ok"), 1);
    assert_eq!(of(&scrape, "get", "error"), 0);

    redis.server.kill();
    let scrape = sees(&shop, 1, 5).await;
    assert_eq!(of(&scrape, "get", "error"), 5);
    // What failed was no look-up, so the ratio is that of before.
    let ratio = scrape.total("cache_hit_ratio", &[("cache", "products_redis")]);
    assert!((ratio - 0.8).abs() < 1e-9, "{ratio}");
}

#[tokio::test]
async fn another_shop_finds_what_the_first_one_left_in_redis() {
    let redis = Redis::start().await;
    let first = Shop::quiet(&[("REDIS_URL", &redis.url)]).await;
    sees(&first, 2, 1).await;

    let second = Shop::quiet(&[("REDIS_URL", &redis.url)]).await;
    let scrape = sees(&second, 2, 1).await;
    assert_eq!(operations(&scrape, "products_redis", "get", "hit"), 1);
    assert_eq!(operations(&scrape, "products_redis", "get", "miss"), 0);
}
