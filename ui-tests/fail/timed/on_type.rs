//! An attribute for functions says so when it is put on a type alias, which stays usable.

#[callsight::timed]
type Work = u32;

fn main() {
    let _: Work = 1;
}
