//! The name of a service has at most 128 characters.

#[callsight::external_api("sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss")]
fn work() {}

fn main() {
    work();
}
