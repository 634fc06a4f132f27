//! A duration without a unit is offered two.

#[callsight::timed(slow = "250")]
fn work() {}

fn main() {
    work();
}
