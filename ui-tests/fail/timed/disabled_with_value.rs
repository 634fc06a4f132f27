//! What is disabled is left out by one word.

#[callsight::timed(disabled = true)]
fn work() {}

fn main() {
    work();
}
