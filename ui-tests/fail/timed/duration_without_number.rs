//! A duration has a number.

#[callsight::timed(slow = "fast")]
fn work() {}

fn main() {
    work();
}
