//! The service is followed by a comma.

#[callsight::external_api("stripe" slow = "2s")]
fn work() {}

fn main() {
    work();
}
