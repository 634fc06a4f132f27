//! An operator without its right side.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::background_job]
fn total() -> u64 {
    let order = Order::default();
    order.id +
}
