//! A misspelt key is named, and the nearest one offered.

#[callsight::timed_query(colection = "users")]
fn work() {}

fn main() {
    work();
}
