//! A capacity is written without quotes.

#[callsight::cached(capacity = "10_000")]
fn work() {}

fn main() {
    work();
}
