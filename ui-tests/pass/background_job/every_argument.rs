//! All arguments of `#[background_job]`, and its label without any.

#![deny(warnings)]

use callsight_ui_tests::outcomes;

#[callsight::background_job(name = "digest", slow = "1m", critical = "5m", level = "info")]
async fn nightly_digest() -> Result<(), String> {
    Ok(())
}

#[callsight::background_job]
fn sweep(store: &mut Vec<u32>) {
    store.clear();
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    nightly_digest().await.unwrap();
    sweep(&mut vec![1]);
    assert_eq!(outcomes("digest"), [1, 0, 0, 0]);
    assert_eq!(outcomes("sweep"), [1, 0, 0, 0]);
}
