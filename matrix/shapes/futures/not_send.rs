//! A future with an `Rc` in it, held over an `.await`, on a `LocalSet`.

use std::cell::RefCell;
use std::rc::Rc;

use contender::{recorded, recording};

#[measured]
async fn local(n: u32) -> u32 {
    let shared = Rc::new(RefCell::new(n));
    let other = Rc::clone(&shared);
    tokio::task::yield_now().await;
    *other.borrow_mut() += 1;
    let n = *shared.borrow();
    n
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    let local = tokio::task::LocalSet::new()
        .run_until(async { tokio::task::spawn_local(local(1)).await.unwrap() })
        .await;
    assert_eq!(local, 2);
    recorded("local").ended([1, 0, 0, 0]);
}
