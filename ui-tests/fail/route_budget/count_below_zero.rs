//! Nothing happens less often than never.

#[callsight::route_budget(queries = -1)]
async fn handler() {}

fn main() {
    drop(handler());
}
