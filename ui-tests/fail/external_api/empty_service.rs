//! The service has a name.

#[callsight::external_api("")]
fn work() {}

fn main() {
    work();
}
