//! A dot, and no field yet.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::timed]
fn total(order: Order) -> u64 {
    order.
}
