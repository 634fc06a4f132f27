//! Futures are pinned on the stack, polled by hand, put into a `Vec`, and dropped half way.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use contender::{recorded, recording};

#[measured]
async fn steps(n: u32) -> u32 {
    for _ in 0..n {
        tokio::task::yield_now().await;
    }
    n
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    let mut context = Context::from_waker(Waker::noop());
    let mut pinned = pin!(steps(1));
    assert!(pinned.as_mut().poll(&mut context).is_pending());
    assert_eq!(pinned.as_mut().poll(&mut context), Poll::Ready(1));
    let mut all: Vec<Pin<Box<dyn Future<Output = u32>>>> = Vec::new();
    all.push(Box::pin(steps(0)));
    all.push(Box::pin(async { steps(2).await + 1 }));
    let mut sum = 0;
    for future in all {
        sum += future.await;
    }
    assert_eq!(sum, 3);
    recorded("steps").ended([3, 0, 0, 0]);
}
