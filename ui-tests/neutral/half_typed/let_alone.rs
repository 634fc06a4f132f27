//! A `let` without a value.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::timed]
fn total(order: Order) -> u64 {
    let n =
}
