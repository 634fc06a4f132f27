//! A cache takes no thresholds, since a hit is never slow.

#[callsight::cached(slow = "2s")]
fn work() {}

fn main() {
    work();
}
