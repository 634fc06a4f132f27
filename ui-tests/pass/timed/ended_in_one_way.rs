//! Every call is recorded once: finished, dropped, or unwound. One that was never polled is no call.

#![deny(warnings)]

use std::time::Duration;

use callsight_ui_tests::outcomes;
use tokio::time::{sleep, timeout};

#[callsight::timed]
async fn nap(time: Duration) {
    sleep(time).await;
}

#[callsight::timed]
fn divide(by: u32) -> u32 {
    8 / by
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    drop(nap(Duration::ZERO));
    assert_eq!(outcomes("nap"), [0; 4]);

    nap(Duration::from_millis(1)).await;
    timeout(Duration::from_millis(1), nap(Duration::from_secs(60)))
        .await
        .unwrap_err();
    assert_eq!(outcomes("nap"), [1, 0, 1, 0]);

    assert_eq!(divide(2), 4);
    std::panic::catch_unwind(|| divide(0)).unwrap_err();
    assert_eq!(outcomes("divide"), [1, 0, 0, 1]);
}
