//! What counts as an error: a `Result` behind any alias, in an `Option` or a `Poll`; `None` does not.

use std::task::Poll;

use contender::{recorded, recording};

type Fallible<T> = std::io::Result<T>;
type Outcome = Result<u32, String>;

#[measured]
fn aliased(n: u32) -> Fallible<u32> {
    if n == 0 {
        Err(std::io::ErrorKind::NotFound.into())
    } else {
        Ok(n)
    }
}

#[measured]
async fn renamed(n: u32) -> Outcome {
    n.checked_sub(1).ok_or_else(String::new)
}

#[measured]
fn optional(n: u32) -> Option<u32> {
    let x = [1, 2].get(n as usize)?;
    Some(*x)
}

#[measured]
fn in_an_option(n: u32) -> Option<Result<u32, String>> {
    Some(n.checked_sub(1).ok_or_else(String::new))
}

#[measured]
fn in_a_poll(n: u32) -> Poll<Result<u32, String>> {
    Poll::Ready(n.checked_sub(1).ok_or_else(String::new))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert!(aliased(0).is_err() && aliased(1).is_ok());
    assert!(renamed(0).await.is_err() && renamed(1).await.is_ok());
    assert!(optional(5).is_none() && optional(1).is_some());
    assert!(in_an_option(0).unwrap().is_err());
    assert!(in_a_poll(0).is_ready());
    recorded("aliased").ended([1, 1, 0, 0]);
    recorded("renamed").ended([1, 1, 0, 0]);
    recorded("optional").ended([2, 0, 0, 0]);
    recorded("in_an_option").ended([0, 1, 0, 0]);
    recorded("in_a_poll").ended([0, 1, 0, 0]);
}
