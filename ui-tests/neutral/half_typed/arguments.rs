//! A call with half an argument.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::timed]
fn total(order: Order) -> u64 {
    u64::max(order.id, *)
}
