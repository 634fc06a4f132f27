//! A test says how many queries a piece of code may make, and is told which they were.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};

#[callsight::timed_query(operation = "select", name = "users::find")]
async fn user(id: u64) -> u64 {
    id
}

async fn users(count: u64) -> u64 {
    let mut sum = 0;
    for id in 0..count {
        sum += user(id).await;
    }
    sum
}

fn refusal(run: impl FnOnce()) -> String {
    let panic = catch_unwind(AssertUnwindSafe(run)).expect_err("an assertion that fails");
    *panic.downcast::<String>().expect("a sentence")
}

fn block_on<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime").block_on(future)
}

fn main() {
    let sum = block_on(async { callsight::assert_queries!(<= 3, users(3)) });
    assert_eq!(sum, 3);
    block_on(async { callsight::assert_queries!(== 0, async {}) });
    let said = refusal(|| {
        block_on(async { callsight::assert_queries!(<= 2, users(3)) });
    });
    assert_eq!(said, "expected at most 2 queries; 3 queries: 3 of `users::find`");
    let said = refusal(|| {
        block_on(async { callsight::assert_queries!(== 2, users(1)) });
    });
    assert_eq!(said, "expected as many as 2 queries; 1 query: 1 of `users::find`");
}
