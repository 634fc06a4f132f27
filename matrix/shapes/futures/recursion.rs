//! An `async fn` that calls itself through `Box::pin`, and two that call each other.

use std::future::Future;
use std::pin::Pin;

use contender::{recorded, recording};

#[measured]
async fn factorial(n: u64) -> u64 {
    if n == 0 {
        1
    } else {
        n * Box::pin(factorial(n - 1)).await
    }
}

#[measured]
async fn even(n: u32) -> bool {
    n == 0 || Box::pin(odd(n - 1)).await
}

#[measured]
async fn odd(n: u32) -> bool {
    if n == 0 {
        return false;
    }
    let next: Pin<Box<dyn Future<Output = bool>>> = Box::pin(even(n - 1));
    next.await
}

#[measured]
fn plain(n: u64) -> u64 {
    n.checked_sub(1).map_or(0, |less| plain(less) + 1)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert_eq!((factorial(4).await, even(4).await, plain(3)), (24, true, 3));
    recorded("factorial").ended([5, 0, 0, 0]);
    recorded("even").ended([3, 0, 0, 0]);
    recorded("plain").ended([4, 0, 0, 0]);
}
