//! Where no key is near, all of them are offered.

#[callsight::timed(threshold = "2s")]
fn work() {}

fn main() {
    work();
}
