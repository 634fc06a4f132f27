//! The service comes before the keys.

#[callsight::external_api(slow = "2s", "stripe")]
fn work() {}

fn main() {
    work();
}
