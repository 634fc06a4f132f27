//! Where no key is near, all of them are offered.

#[callsight::background_job(every = "5m")]
fn work() {}

fn main() {
    work();
}
