//! And one with a list for a value.

#[callsight::timed(critical("2s"))]
fn work() {}

fn main() {
    work();
}
