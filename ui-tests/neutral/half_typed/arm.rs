//! A `match` with half an arm.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::external_api("bank")]
async fn total(order: Order) -> u64 {
    match order.id {
        3 =>
    }
}
