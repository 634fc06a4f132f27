//! One duration has one unit.

#[callsight::timed(slow = "1m30s")]
fn work() {}

fn main() {
    work();
}
