//! The service has to be named.

#[callsight::external_api]
fn work() {}

fn main() {
    work();
}
