//! `#[async_trait]` on the block, the attribute on its methods.
//!
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value

use async_trait::async_trait;
use contender::{recorded, recording};
use tokio::time::{Duration, sleep};

#[async_trait]
trait Store: Send + Sync {
    async fn get(&self, key: &str) -> Result<u32, String>;

    #[measured(method)]
    async fn twice(&self, key: &str) -> Result<u32, String> {
        Ok(self.get(key).await? * 2)
    }
}

struct Memory;

#[async_trait]
impl Store for Memory {
    #[measured(method)]
    async fn get(&self, key: &str) -> Result<u32, String> {
        sleep(Duration::from_millis(10)).await;
        key.parse().map_err(|_| key.to_owned())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    let store: Box<dyn Store> = Box::new(Memory);
    assert_eq!(store.twice("2").await, Ok(4));
    assert_eq!(store.get("x").await, Err("x".to_owned()));
    drop(store.get("3"));
    recorded("get").ended([1, 1, 0, 0]).took_ms(18);
    recorded("twice").ended([1, 0, 0, 0]);
}
