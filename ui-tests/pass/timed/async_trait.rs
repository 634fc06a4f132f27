//! `#[async_trait]` above or below ours gives what a native `async fn` gives.

#![deny(warnings)]

use std::time::Duration;

use async_trait::async_trait;
use callsight_ui_tests::{outcomes, total_seconds};
use tokio::time::{sleep, timeout};

#[async_trait]
trait Store: Send + Sync {
    async fn on_the_method(&self, key: &str) -> Result<u32, std::num::ParseIntError>;

    #[callsight::timed]
    async fn by_default(&self, key: &str) -> Result<u32, String> {
        self.on_the_method(key)
            .await
            .map_err(|error| error.to_string())
    }
}

struct Memory;

#[async_trait]
impl Store for Memory {
    #[callsight::timed]
    async fn on_the_method(&self, key: &str) -> Result<u32, std::num::ParseIntError> {
        sleep(Duration::from_millis(20)).await;
        let number: u32 = key.parse()?;
        Ok(number)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let store: Box<dyn Store> = Box::new(Memory);
    drop(store.on_the_method("1"));
    assert_eq!(store.on_the_method("1").await, Ok(1));
    assert!(store.on_the_method("x").await.is_err());
    assert!(
        timeout(Duration::from_millis(1), store.on_the_method("1"))
            .await
            .is_err()
    );
    assert_eq!(outcomes("on_the_method"), [1, 1, 1, 0]);
    assert!(total_seconds("on_the_method") >= 0.04);

    assert_eq!(store.by_default("1").await, Ok(1));
    assert_eq!(outcomes("by_default"), [1, 0, 0, 0]);
}
