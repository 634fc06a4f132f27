//! A capacity is not negative.

#[callsight::cached(capacity = -1)]
fn work() {}

fn main() {
    work();
}
