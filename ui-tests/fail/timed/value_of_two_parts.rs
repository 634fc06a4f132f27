//! What stands behind a literal does not belong to it.

#[callsight::timed(slow = "1s" + "1s")]
fn work() {}

fn main() {
    work();
}
