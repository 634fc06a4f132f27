//! Redis as a cache that may be gone: then the shop is slower, and never broken.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use callsight::cache::CacheMetrics;
use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{AsyncCommands, RedisResult};

const KEPT_SECONDS: u64 = 60;

/// Texts by key, in Redis.
#[derive(Debug)]
pub(crate) struct RedisCache {
    connection: ConnectionManager,
    metrics: CacheMetrics,
    /// Whether Redis answered when it was last asked.
    answers: AtomicBool,
}

impl RedisCache {
    /// Fails for an address that is none; a Redis that is not there is no failure.
    pub(crate) fn at(url: &str) -> RedisResult<Self> {
        let config = ConnectionManagerConfig::new()
            // A cache that is slower than the database is of no use: no waiting, no second try.
            .set_connection_timeout(Some(Duration::from_millis(100)))
            .set_response_timeout(Some(Duration::from_millis(100)))
            .set_number_of_retries(0);
        Ok(Self {
            connection: ConnectionManager::new_lazy_with_config(redis::Client::open(url)?, config)?,
            metrics: CacheMetrics::named("products_redis"),
            answers: AtomicBool::new(true),
        })
    }

    pub(crate) async fn get(&self, key: &str) -> Option<String> {
        let mut connection = self.connection.clone();
        self.noticing(self.metrics.get(connection.get(key)).await)
            .flatten()
    }

    pub(crate) async fn set(&self, key: &str, text: String) {
        if !self.answers.load(Ordering::Relaxed) {
            return;
        }
        let mut connection = self.connection.clone();
        let set = self
            .metrics
            .set(connection.set_ex::<_, _, ()>(key, text, KEPT_SECONDS));
        self.noticing(set.await);
    }

    /// Logs that Redis went away, or came back, once each time.
    fn noticing<T>(&self, result: RedisResult<T>) -> Option<T> {
        let answered = self.answers.swap(result.is_ok(), Ordering::Relaxed);
        match &result {
            Err(error) if answered => {
                tracing::warn!(%error, "redis does not answer; the database serves until it does");
            }
            Ok(_) if !answered => tracing::warn!("redis answers again"),
            _ => {}
        }
        result.ok()
    }
}
