//! What is kept for no time is not kept.

#[callsight::cached(ttl = "0s")]
fn work() {}

fn main() {
    work();
}
