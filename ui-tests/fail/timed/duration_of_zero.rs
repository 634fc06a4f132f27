//! A threshold of zero would call every call slow.

#[callsight::timed(slow = "0ms")]
fn work() {}

fn main() {
    work();
}
