//! `-> !` stays `!`, and such a call can only panic or be cancelled.

#![deny(warnings)]

use std::time::Duration;

use callsight_ui_tests::outcomes;

#[callsight::timed]
fn fails() -> ! {
    panic!("on purpose");
}

#[callsight::timed]
async fn runs() -> ! {
    loop {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[callsight::timed]
async fn fails_later() -> ! {
    tokio::task::yield_now().await;
    panic!("on purpose");
}

fn number(of: Option<u32>) -> u32 {
    of.unwrap_or_else(|| fails())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    assert!(std::panic::catch_unwind(|| number(None)).is_err());
    assert!(tokio::spawn(async { fails_later().await }).await.is_err());
    assert!(
        tokio::time::timeout(Duration::from_millis(5), runs())
            .await
            .is_err()
    );

    assert_eq!(outcomes("fails"), [0, 0, 0, 1]);
    assert_eq!(outcomes("fails_later"), [0, 0, 0, 1]);
    assert_eq!(outcomes("runs"), [0, 0, 1, 0]);
}
