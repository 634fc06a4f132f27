//! An attribute for functions says so when it is put on an enum, which stays usable.

#[callsight::timed]
enum Work {
    Hard,
}

fn main() {
    let _ = Work::Hard;
}
