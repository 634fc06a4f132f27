//! No semicolon between two statements, where the body is read.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::timed]
#[track_caller]
fn total(order: Order) -> u64 {
    let n = order.id
    n + 1
}
