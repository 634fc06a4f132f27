//! A misspelt key is named, and the nearest one offered.

#[callsight::cached(capasity = 10)]
fn work() {}

fn main() {
    work();
}
