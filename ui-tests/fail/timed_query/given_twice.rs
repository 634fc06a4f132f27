//! A key that is given twice is refused where it is repeated.

#[callsight::timed_query(system = "sqlite", collection = "users", system = "postgresql")]
fn work() {}

fn main() {
    work();
}
