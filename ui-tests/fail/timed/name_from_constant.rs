//! A name is a literal, so that it has one value.

const NAME: &str = "work";

#[callsight::timed(name = NAME)]
fn work() {}

fn main() {
    work();
}
