//! A capacity is a whole number.

#[callsight::cached(capacity = 1.5)]
fn work() {}

fn main() {
    work();
}
