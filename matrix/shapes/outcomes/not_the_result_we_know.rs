//! A type that is called `Result`, with an `Err` in it, and is none.

use contender::{recorded, recording};

#[derive(Clone, PartialEq, Debug)]
#[allow(dead_code)]
enum Result<T> {
    Ok(T),
    Err,
}

#[derive(Clone, PartialEq, Debug)]
struct Option<T>(T);

#[measured]
fn own(n: u32) -> Result<u32> {
    if n == 0 { Result::Err } else { Result::Ok(n) }
}

#[measured]
async fn optional(n: u32) -> Option<u32> {
    Option(n)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert_eq!(
        (own(0), own(1), optional(1).await),
        (Result::Err, Result::Ok(1), Option(1))
    );
    recorded("own").ended([2, 0, 0, 0]);
    recorded("optional").ended([1, 0, 0, 0]);
}
