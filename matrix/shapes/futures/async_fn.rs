//! Arguments that are borrowed over an `.await`, two lifetimes without a name.

use contender::{recorded, recording};
use tokio::time::{Duration, sleep};

#[measured]
async fn joined(a: &str, b: &[u8]) -> usize {
    sleep(Duration::from_millis(20)).await;
    a.len() + b.len()
}

#[measured]
async fn fallible(text: &str) -> Result<u32, std::num::ParseIntError> {
    tokio::task::yield_now().await;
    let number: u32 = text.parse()?;
    Ok(number + 1)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert_eq!(joined("ab", &[1]).await, 3);
    assert_eq!(fallible("1").await, Ok(2));
    assert!(fallible("x").await.is_err());
    recorded("joined").ended([1, 0, 0, 0]).took_ms(19);
    recorded("fallible").ended([1, 1, 0, 0]);
}
