//! A lock of tokio's is held over an `.await` and given back before the arguments are dropped.
//!
//! not for cached: a lock cannot be part of a key
//! not for cached (jaemk): a lock cannot be part of a key

use std::sync::Arc;

use tokio::sync::{Mutex, OwnedSemaphorePermit, Semaphore};

#[measured]
async fn pushed(numbers: Arc<Mutex<Vec<u32>>>, n: u32) -> usize {
    let mut numbers = numbers.lock().await;
    tokio::task::yield_now().await;
    numbers.push(n);
    numbers.len()
}

#[measured]
async fn permitted(_permit: OwnedSemaphorePermit, n: u32) -> u32 {
    tokio::task::yield_now().await;
    n
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let numbers = Arc::new(Mutex::new(vec![]));
    let (a, b) = tokio::join!(pushed(numbers.clone(), 1), pushed(numbers.clone(), 2));
    assert_eq!((a, b, Arc::strong_count(&numbers)), (1, 2, 1));
    let semaphore = Arc::new(Semaphore::new(1));
    let permit = semaphore.clone().acquire_owned().await.unwrap();
    let future = permitted(permit, 1);
    assert_eq!(semaphore.available_permits(), 0);
    assert_eq!(future.await, 1);
    assert_eq!(semaphore.available_permits(), 1);
}
