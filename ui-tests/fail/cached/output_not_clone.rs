//! A value that cannot be copied out of the cache is refused by the compiler, at the type.

struct Report;

#[callsight::cached]
fn work() -> Report {
    Report
}

fn main() {
    work();
}
