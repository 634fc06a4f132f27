//! An unknown unit is named, and the known ones are listed.

#[callsight::timed(slow = "2sec")]
fn work() {}

fn main() {
    work();
}
