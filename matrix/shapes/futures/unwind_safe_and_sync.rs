//! A future without an `.await` is `Sync` and `UnwindSafe`.
//!
//! not for cached: its future holds the cache, which is not `UnwindSafe`

use std::panic::{RefUnwindSafe, UnwindSafe};

#[measured]
async fn simple(n: u32) -> u32 {
    n
}

#[measured]
async fn text(text: &str) -> Option<usize> {
    Some(text.len())
}

fn all<T: Send + Sync + UnwindSafe + RefUnwindSafe>(value: T) -> T {
    value
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(all(simple(1)).await, 1);
    assert_eq!(all(text("a")).await, Some(1));
}
