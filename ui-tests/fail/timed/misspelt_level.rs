//! A misspelt level is named, and the nearest one offered.

#[callsight::timed(level = "dbug")]
fn work() {}

fn main() {
    work();
}
