//! A `match` with half an arm, where the body is read.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::timed]
#[track_caller]
fn total(order: Order) -> u64 {
    match order.id {
        3 =>
    }
}
