//! A path that is to become a call.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::cached]
fn total(order: &str) -> u64 {
    Order::
}
