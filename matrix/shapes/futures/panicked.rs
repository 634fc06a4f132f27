//! A panic in a function, in a future after an `.await`, and in a task: unwound as ever, and seen.
//!
//! not for cached: a look-up that has missed is counted before the body runs

use std::panic::{AssertUnwindSafe, catch_unwind};

use contender::{recorded, recording};

#[measured]
fn fails(n: u32) -> u32 {
    assert_ne!(n, 0, "zero");
    n
}

#[measured]
async fn fails_later(n: u32) -> Result<u32, String> {
    tokio::task::yield_now().await;
    assert_ne!(n, 0, "zero");
    Ok(n)
}

struct Owned(Vec<u32>);

impl Owned {
    #[measured(method)]
    fn method(&mut self) -> u32 {
        self.0.push(1);
        self.0[1]
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    let message = catch_unwind(|| fails(0)).unwrap_err();
    assert!(message.downcast_ref::<String>().unwrap().contains("zero"));
    let error = tokio::task::LocalSet::new()
        .run_until(async { tokio::task::spawn_local(fails_later(0)).await })
        .await
        .unwrap_err();
    assert!(error.is_panic());
    let mut owned = Owned(Vec::new());
    assert!(catch_unwind(AssertUnwindSafe(|| owned.method())).is_err());
    assert_eq!(owned.0.len(), 1);
    recorded("fails").ended([0, 0, 0, 1]);
    recorded("fails_later").ended([0, 0, 0, 1]);
    recorded("method").ended([0, 0, 0, 1]);
}
