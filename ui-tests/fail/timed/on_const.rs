//! An attribute for functions says so when it is put on a constant, which stays usable.

#[callsight::timed]
const WORK: fn() = main;

fn main() {
    let _ = WORK;
}
