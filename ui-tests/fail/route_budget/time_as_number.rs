//! A time has a unit.

#[callsight::route_budget(db_time = 50)]
async fn handler() {}

fn main() {
    drop(handler());
}
