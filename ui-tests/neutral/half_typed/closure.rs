//! A closure without a body.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::timed]
async fn total(order: Order) -> u64 {
    let double = |n: u64|
}
