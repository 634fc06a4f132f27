//! An `if` without a block.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::timed_query(collection = "orders")]
async fn total(order: Order) -> u64 {
    if order.id > 3
}
