//! A future is `Send`, `Sync`, `'static` and `UnwindSafe` where it is so without the attribute.
//!
//! refused by cached: a cached value outlives the call, so it cannot borrow from it; return an owned value

use std::panic::UnwindSafe;

#[measured]
async fn owned(text: String) -> Result<usize, String> {
    tokio::task::yield_now().await;
    Ok(text.len())
}

#[measured]
async fn borrowed(text: &str) -> Result<&str, Box<str>> {
    tokio::task::yield_now().await;
    Ok(text)
}

#[measured]
fn plain(text: &str) -> usize {
    text.len()
}

fn send<T: Send>(value: T) -> T {
    value
}

fn all<T: Send + Sync + 'static>(value: T) -> T {
    value
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(send(owned("a".to_owned())).await, Ok(1));
    assert_eq!(send(borrowed("ab")).await, Ok("ab"));
    assert_eq!(all(async { 1 }).await, 1);
    let _: &(dyn Fn(&str) -> usize + UnwindSafe + Send + Sync) = &plain;
    let pointer: fn(&str) -> usize = plain;
    assert_eq!(pointer("a"), 1);
}
