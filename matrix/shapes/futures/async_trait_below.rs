//! The attribute on a block, `#[async_trait]` below it.

use async_trait::async_trait;
use contender::{recorded, recording};

#[async_trait]
trait Store: Send + Sync {
    async fn get(&self, key: &str) -> Result<u32, String>;
}

struct Memory;

#[measured(block)]
#[async_trait]
impl Store for Memory {
    async fn get(&self, key: &str) -> Result<u32, String> {
        tokio::task::yield_now().await;
        key.parse().map_err(|_| key.to_owned())
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    let store: Box<dyn Store> = Box::new(Memory);
    assert_eq!(store.get("2").await, Ok(2));
    assert_eq!(store.get("x").await, Err("x".to_owned()));
    recorded("get").ended([1, 1, 0, 0]);
}
