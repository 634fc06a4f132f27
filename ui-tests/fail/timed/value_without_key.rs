//! A value alone is told that it needs a key.

#[callsight::timed("2s")]
fn work() {}

fn main() {
    work();
}
