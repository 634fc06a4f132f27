//! The same, in a future.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::timed]
async fn total(order: Order) -> u64 {
    order.
}
