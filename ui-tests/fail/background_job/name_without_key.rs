//! A name alone is told that it needs a key.

#[callsight::background_job("sweep")]
fn work() {}

fn main() {
    work();
}
