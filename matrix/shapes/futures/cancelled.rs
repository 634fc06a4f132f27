//! A future that is dropped after its first poll: by a time limit, by `select!`, by an abort.
//!
//! not for cached: a look-up that has missed is counted before the body runs

use contender::{recorded, recording};
use tokio::time::{Duration, sleep, timeout};

#[measured]
async fn slow(n: u64) -> Result<u64, String> {
    sleep(Duration::from_millis(200 + n)).await;
    Ok(n)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert!(timeout(Duration::from_millis(20), slow(1)).await.is_err());
    tokio::select! {
        _ = slow(2) => unreachable!(),
        () = sleep(Duration::from_millis(20)) => {}
    }
    let task = tokio::task::LocalSet::new();
    task.run_until(async {
        let task = tokio::task::spawn_local(slow(3));
        sleep(Duration::from_millis(20)).await;
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
    })
    .await;
    recorded("slow").ended([0, 0, 3, 0]).took_ms(55);
}
