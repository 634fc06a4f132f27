//! An attribute for functions says so when it is put on a struct, which stays usable.

#[callsight::timed]
pub struct Work;

fn main() {
    let _ = Work;
}
