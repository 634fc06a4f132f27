//! A name has at least one character.

#[callsight::timed(name = "")]
fn work() {}

fn main() {
    work();
}
