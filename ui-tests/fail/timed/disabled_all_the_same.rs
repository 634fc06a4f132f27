//! A disabled attribute is checked as any other.

#[callsight::timed(disabled, slow = "2sec")]
fn work() {}

fn main() {
    work();
}
