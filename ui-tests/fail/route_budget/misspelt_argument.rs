//! A misspelt key is named, and the nearest one offered.

#[callsight::route_budget(querries = 8)]
async fn handler() {}

fn main() {
    drop(handler());
}
