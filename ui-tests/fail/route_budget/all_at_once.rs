//! One compile shows every mistake.

#[callsight::route_budget(queries = 8.5, queries = 9, db_time = "0ms", name = "basket")]
const fn handler() {}

fn main() {
    handler();
}
