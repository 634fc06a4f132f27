//! One compile shows every mistake.

#[callsight::background_job("sweep", slow = "5 minutes", level = "inf")]
fn work() {}

fn main() {
    work();
}
