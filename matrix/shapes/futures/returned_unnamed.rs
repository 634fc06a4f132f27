//! `-> impl Future`: its prefix runs once, when it is called; the future is what takes the time.
//!
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned

use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};

use contender::{recorded, recording};
use tokio::time::{Duration, sleep};

static PREFIXES: AtomicU32 = AtomicU32::new(0);

#[measured]
fn parsed(text: &str) -> impl Future<Output = Result<u32, String>> + Send + '_ {
    let before = PREFIXES.fetch_add(1, Ordering::SeqCst);
    async move {
        sleep(Duration::from_millis(30)).await;
        text.parse().map_err(|_| format!("{before}"))
    }
}

#[measured]
fn without_move(numbers: &[u32]) -> impl Future<Output = u32> + '_ {
    async { numbers.iter().sum() }
}

#[measured]
fn generic<F, T>(future: F) -> impl Future<Output = Option<T>> + use<F, T>
where
    F: Future<Output = T>,
{
    async { Some(future.await) }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    drop(parsed("1"));
    assert_eq!(PREFIXES.load(Ordering::SeqCst), 1);
    assert_eq!(parsed("7").await, Ok(7));
    assert_eq!(parsed("x").await, Err("2".to_owned()));
    assert_eq!(without_move(&[1, 2]).await, 3);
    assert_eq!(generic(async { 'a' }).await, Some('a'));
    recorded("parsed").ended([1, 1, 0, 0]).took_ms(58);
    recorded("without_move").ended([1, 0, 0, 0]);
    recorded("generic").ended([1, 0, 0, 0]);
}
