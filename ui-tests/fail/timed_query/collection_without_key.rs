//! A value alone is told that it needs a key.

#[callsight::timed_query("users")]
fn work() {}

fn main() {
    work();
}
