//! Where no level is near, all of them are offered.

#[callsight::timed(level = "verbose")]
fn work() {}

fn main() {
    work();
}
