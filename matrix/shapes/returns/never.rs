//! `-> !`: with `panic!`, a loop, and an `async fn`.
//!
//! refused by cached: a function that never returns has no value to keep; remove the attribute
//! refused by cached: a function that never returns has no value to keep; remove the attribute
//! refused by cached: a function that never returns has no value to keep; remove the attribute

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use contender::{recorded, recording};

#[measured]
fn fails(n: u32) -> ! {
    panic!("number {n}")
}

#[measured]
fn loops(mut n: u32) -> ! {
    loop {
        n = n.checked_sub(1).expect("not below zero");
    }
}

#[measured]
async fn waits(n: u32) -> ! {
    loop {
        tokio::time::sleep(Duration::from_millis(n.into())).await;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    let message = catch_unwind(|| fails(7)).unwrap_err();
    assert_eq!(message.downcast_ref::<String>().unwrap(), "number 7");
    assert!(catch_unwind(AssertUnwindSafe(|| loops(3))).is_err());
    assert!(
        tokio::time::timeout(Duration::from_millis(20), waits(1))
            .await
            .is_err()
    );
    recorded("fails").ended([0, 0, 0, 1]);
    recorded("loops").ended([0, 0, 0, 1]);
    recorded("waits").ended([0, 0, 1, 0]).took_ms(15);
}
