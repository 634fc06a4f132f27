//! A label is no expression, however constant.

#[callsight::timed_query(operation = concat!("sel", "ect"))]
fn work() {}

fn main() {
    work();
}
