//! Whatever the first key is, the service comes before it.

#[callsight::external_api(crate = ::callsight)]
fn work() {}

fn main() {
    work();
}
