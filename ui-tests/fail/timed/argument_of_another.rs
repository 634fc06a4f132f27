//! A key that only another attribute takes is as unknown as any.

#[callsight::timed(ttl = "2s")]
fn work() {}

fn main() {
    work();
}
