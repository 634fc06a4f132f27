//! The attribute itself under `#[cfg_attr(..)]`, and twice on one function under two conditions.

use contender::{recorded, recording};

#[cfg_attr(all(), measured!)]
fn there(n: u32) -> u32 {
    n
}

#[cfg_attr(any(), measured!)]
#[cfg_attr(not(any()), measured!)]
async fn once(n: u32) -> u32 {
    n
}

#[cfg_attr(any(), measured!)]
fn left_alone(n: u32) -> u32 {
    n
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    recording();
    assert_eq!(there(1) + once(2).await + left_alone(3), 6);
    recorded("there").ended([1, 0, 0, 0]);
    recorded("once").ended([1, 0, 0, 0]);
}
