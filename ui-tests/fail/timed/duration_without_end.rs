//! A duration fits into 64 bits of nanoseconds.

#[callsight::timed(slow = "9000000h")]
fn work() {}

fn main() {
    work();
}
