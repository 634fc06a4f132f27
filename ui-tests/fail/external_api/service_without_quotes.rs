//! The service is a literal.

#[callsight::external_api(stripe, slow = "2s")]
fn work() {}

fn main() {
    work();
}
