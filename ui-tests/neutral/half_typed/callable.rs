//! Where a guard stays in place.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::timed]
fn total(order: Order) -> impl Fn() -> u64 {
    move || order.
}
