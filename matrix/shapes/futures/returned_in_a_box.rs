//! `-> Pin<Box<dyn Future>>`: nothing before `Box::pin` is lost, `return` works, the future is measured.
//!
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value
//! refused by cached: a returned future can be awaited only once, so there is no value in it to keep; write an `async fn`
//! refused by cached: a returned future can be awaited only once, so there is no value in it to keep; write an `async fn`
//! refused by cached: a returned future can be awaited only once, so there is no value in it to keep; write an `async fn`

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};

use contender::{recorded, recording};
use tokio::time::{Duration, sleep};

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

static PREFIXES: AtomicU32 = AtomicU32::new(0);

#[measured]
fn counted(n: u32) -> Pin<Box<dyn Future<Output = u32> + Send>> {
    let count = PREFIXES.fetch_add(1, Ordering::SeqCst);
    Box::pin(async move {
        sleep(Duration::from_millis(30)).await;
        n + count
    })
}

#[measured]
fn aliased<'a>(text: &'a str) -> BoxFuture<'a, Result<&'a str, String>> {
    if text.is_empty() {
        return Box::pin(async { Err("empty".to_owned()) });
    }
    Box::pin(async move { Ok(text) })
}

#[measured]
fn of_a_helper(n: u32) -> BoxFuture<'static, u32> {
    counted(n)
}

#[measured]
fn countdown(n: u32) -> BoxFuture<'static, u32> {
    Box::pin(async move {
        if n == 0 {
            0
        } else {
            countdown(n - 1).await + 1
        }
    })
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert_eq!(counted(1).await, 1);
    drop(counted(1));
    assert_eq!(PREFIXES.load(Ordering::SeqCst), 2);
    assert_eq!(aliased("a").await, Ok("a"));
    assert!(aliased("").await.is_err());
    assert_eq!(of_a_helper(1).await + countdown(3).await, 6);
    recorded("counted").ended([2, 0, 0, 0]).took_ms(58);
    recorded("aliased").ended([1, 1, 0, 0]);
    recorded("countdown").ended([4, 0, 0, 0]);
}
