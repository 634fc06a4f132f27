//! Every critical call is a slow one, so the threshold is higher.

#[callsight::timed(slow = "2s", critical = "500ms")]
fn work() {}

fn main() {
    work();
}
