//! An attribute for functions says so when it is put on a macro, which stays usable.

#[callsight::timed]
macro_rules! work {
    () => {};
}

fn main() {
    work!();
}
