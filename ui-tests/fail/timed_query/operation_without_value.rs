//! A key alone is told how its value is written.

#[callsight::timed_query(operation)]
fn work() {}

fn main() {
    work();
}
