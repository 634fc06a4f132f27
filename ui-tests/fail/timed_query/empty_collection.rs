//! What has no name is left out.

#[callsight::timed_query(collection = "")]
fn work() {}

fn main() {
    work();
}
