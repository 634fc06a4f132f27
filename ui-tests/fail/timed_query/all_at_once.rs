//! One compile shows every mistake.

#[callsight::timed_query(sytem = "sqlite", collection = users, slow = "2", slow = "3s", operation)]
fn work() {}

fn main() {
    work();
}
