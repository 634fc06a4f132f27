//! Only a function handles requests.

#[callsight::route_budget(queries = 8)]
struct Handler;

fn main() {
    let _ = Handler;
}
