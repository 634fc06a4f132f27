//! A future that nobody polls is no call.

use contender::{recorded, recording};

#[measured]
async fn unpolled(n: u32) -> u32 {
    n
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    drop(unpolled(1));
    let _ = unpolled(2);
    assert_eq!(unpolled(3).await, 3);
    recorded("unpolled").ended([1, 0, 0, 0]);
}
