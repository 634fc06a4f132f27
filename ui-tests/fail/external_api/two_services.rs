//! What follows the service has keys.

#[callsight::external_api("stripe", "charge")]
fn work() {}

fn main() {
    work();
}
