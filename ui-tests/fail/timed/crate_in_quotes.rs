//! The crate is named by a path.

#[callsight::timed(crate = "callsight")]
fn work() {}

fn main() {
    work();
}
