//! A count is a number.

#[callsight::route_budget(queries = "8")]
async fn handler() {}

fn main() {
    drop(handler());
}
