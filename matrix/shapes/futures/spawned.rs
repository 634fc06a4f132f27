//! On other threads: spawned tasks, blocking ones, and a future that moves from thread to thread.

use contender::{recorded, recording};

#[measured]
async fn moved(n: u32) -> u32 {
    tokio::task::yield_now().await;
    n
}

#[measured]
fn blocking(n: u32) -> u32 {
    n
}

fn main() {
    recording();
    let mut future = Box::pin(moved(1));
    let waker = std::task::Waker::noop();
    let mut context = std::task::Context::from_waker(waker);
    assert!(future.as_mut().poll(&mut context).is_pending());
    let other = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(future)
    });
    assert_eq!(other.join().unwrap(), 1);
    let threads: Vec<_> = (0..4)
        .map(|n| std::thread::spawn(move || blocking(n)))
        .collect();
    assert_eq!(
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .sum::<u32>(),
        6
    );
    let seen = recorded("moved");
    let _ = seen.ended([1, 0, 0, 0]);
}

use std::future::Future;
