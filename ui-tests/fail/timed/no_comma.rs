//! Two arguments need a comma between them.

#[callsight::timed(slow = "2s" critical = "5s")]
fn work() {}

fn main() {
    work();
}
