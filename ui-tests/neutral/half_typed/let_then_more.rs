//! A `let` without a value, before what is finished.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::timed]
async fn total(order: Order) -> u64 {
    let n = ;
    order.id
}
