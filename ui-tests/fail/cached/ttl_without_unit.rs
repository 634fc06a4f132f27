//! A duration without a unit is offered two.

#[callsight::cached(ttl = "60")]
fn work() {}

fn main() {
    work();
}
