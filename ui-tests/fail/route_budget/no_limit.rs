//! A budget without a limit says nothing.

#[callsight::route_budget()]
async fn handler() {}

fn main() {
    drop(handler());
}
