//! A duration is no number.

#[callsight::timed(slow = 250)]
fn work() {}

fn main() {
    work();
}
