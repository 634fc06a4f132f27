//! A level is written in quotes.

#[callsight::timed(level = debug)]
fn work() {}

fn main() {
    work();
}
