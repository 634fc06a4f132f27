//! A key that is given twice is refused where it is repeated.

#[callsight::timed(slow = "2s", slow = "3s")]
fn work() {}

fn main() {
    work();
}
