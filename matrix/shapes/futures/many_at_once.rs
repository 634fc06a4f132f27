//! Several at once on one thread: each is its own call, and all of them end.

use contender::{recorded, recording};
use tokio::time::{Duration, sleep};

#[measured]
async fn slept(n: u64) -> Result<u64, u64> {
    sleep(Duration::from_millis(n)).await;
    if n % 20 == 0 { Err(n) } else { Ok(n) }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    let (a, b, c) = tokio::join!(slept(10), slept(20), slept(30));
    assert_eq!((a, b, c), (Ok(10), Err(20), Ok(30)));
    assert!(tokio::try_join!(slept(31), slept(40)).is_err());
    recorded("slept").ended([3, 2, 0, 0]).took_ms(120);
}
