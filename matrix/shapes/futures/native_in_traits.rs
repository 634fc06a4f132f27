//! `async fn` in a trait, `-> impl Future + Send` in its place, and default bodies.

use std::future::Future;

use contender::{recorded, recording};

trait Store {
    fn get(&self, key: u32) -> impl Future<Output = Option<u32>> + Send;

    #[allow(async_fn_in_trait)]
    #[measured(method)]
    async fn twice(&self, key: u32) -> Option<u32> {
        Some(self.get(key).await? * 2)
    }
}

struct Memory(u32);

impl Store for Memory {
    #[measured(method)]
    async fn get(&self, key: u32) -> Option<u32> {
        tokio::task::yield_now().await;
        key.checked_sub(self.0)
    }
}

async fn sent<S: Store + Send + 'static>(store: S) -> Option<u32> {
    fn send<T: Send>(value: T) -> T {
        value
    }
    send(store.get(5)).await
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert_eq!(Memory(1).twice(3).await, Some(4));
    assert_eq!(Memory(1).twice(0).await, None);
    assert_eq!(sent(Memory(1)).await, Some(4));
    recorded("get").ended([3, 0, 0, 0]);
    recorded("twice").ended([2, 0, 0, 0]);
}
