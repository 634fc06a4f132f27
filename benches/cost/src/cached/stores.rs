//! Stores that are asked by hand: `moka` and `quick_cache`.

use std::convert::Infallible;

use super::{KEYS, hits, value, warm};
use crate::contender::Contender;
use crate::load::Loads;

const CAPACITY: usize = 10_000;

pub(super) const ALL: &[Contender] = &[
    Contender::new("moka-sync", "moka `sync::Cache`", "moka", || {
        let cache = moka::sync::Cache::new(CAPACITY as u64);
        Ok(warm(Loads::sync(move |n| {
            let key = n % KEYS;
            cache.get_with(key, || value(key))
        })))
    }),
    Contender::new("moka-future", "moka `future::Cache`", "moka", || {
        // Not cloned for each call: that would be one more count that both threads share.
        let cache: &'static _ = Box::leak(Box::new(moka::future::Cache::new(CAPACITY as u64)));
        Ok(warm(Loads::future(move |n| {
            let key = n % KEYS;
            cache.get_with(key, async move { value(key) })
        })))
    }),
    Contender::new("quick-cache", "quick_cache", "quick_cache", || {
        let cache: &'static _ = Box::leak(Box::new(Store::new(CAPACITY)));
        Ok(hits(|key| sync(cache, key), |key| future(cache, key)))
    }),
];

type Store = quick_cache::sync::Cache<u64, String>;

#[inline(never)]
fn sync(cache: &Store, key: u64) -> String {
    let found = cache.get_or_insert_with(&key, || Ok::<_, Infallible>(value(key)));
    found.unwrap_or_default()
}

#[inline(never)]
async fn future(cache: &Store, key: u64) -> String {
    let found = cache.get_or_insert_async(&key, async { Ok::<_, Infallible>(value(key)) });
    found.await.unwrap_or_default()
}
