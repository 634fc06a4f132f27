//! In a future that is returned.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::timed]
fn total(order: Order) -> impl Future<Output = u64> {
    async move { order. }
}
