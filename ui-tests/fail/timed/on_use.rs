//! An attribute for functions says so when it is put on an import, which stays usable.

#[callsight::timed]
use std::thread::yield_now as work;

fn main() {
    work();
}
