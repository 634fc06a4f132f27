//! A word that is no statement.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::timed]
fn total(order: Order) -> u64 {
    orde order.id
}
