//! The service comes first and without a key.

#[callsight::external_api(service = "stripe")]
fn work() {}

fn main() {
    work();
}
