//! And not the same.

#[callsight::timed(critical = "2000ms", slow = "2s")]
fn work() {}

fn main() {
    work();
}
