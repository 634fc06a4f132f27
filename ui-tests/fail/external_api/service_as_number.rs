//! The service is a string.

#[callsight::external_api(5, slow = "2s")]
fn work() {}

fn main() {
    work();
}
