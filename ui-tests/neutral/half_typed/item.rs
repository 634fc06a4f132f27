//! Half an item.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::timed]
fn total(order: Order) -> u64 {
    fn inner(
    )
    order.id
}
