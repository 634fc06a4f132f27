//! A misspelt key is named, and the nearest one offered.

#[callsight::external_api("stripe", slwo = "2s")]
fn work() {}

fn main() {
    work();
}
