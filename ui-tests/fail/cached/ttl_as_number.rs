//! A duration is no number.

#[callsight::cached(ttl = 60)]
fn work() {}

fn main() {
    work();
}
