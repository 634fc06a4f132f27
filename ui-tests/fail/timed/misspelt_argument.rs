//! A misspelt key is named, and the nearest one offered.

#[callsight::timed(slwo = "2s")]
fn work() {}

fn main() {
    work();
}
