//! A duration is not negative.

#[callsight::timed(slow = "-2s")]
fn work() {}

fn main() {
    work();
}
