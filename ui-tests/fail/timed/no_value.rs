//! A key alone is told how its value is written.

#[callsight::timed(slow)]
fn work() {}

fn main() {
    work();
}
