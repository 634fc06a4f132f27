//! Nor is it an expression.

#[callsight::timed(slow = Duration::from_secs(2))]
fn work() {}

fn main() {
    work();
}
