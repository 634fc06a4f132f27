//! A cache has room for one entry at least.

#[callsight::cached(capacity = 0)]
fn work() {}

fn main() {
    work();
}
