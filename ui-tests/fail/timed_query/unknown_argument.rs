//! Where no key is near, all of them are offered.

#[callsight::timed_query(table = "users")]
fn work() {}

fn main() {
    work();
}
