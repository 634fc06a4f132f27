//! What runs at compile time handles no request.

#[callsight::route_budget(queries = 8)]
const fn handler() {}

fn main() {
    handler();
}
