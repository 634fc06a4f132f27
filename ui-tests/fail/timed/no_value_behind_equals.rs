//! So is one that stops at `=`.

#[callsight::timed(name = )]
fn work() {}

fn main() {
    work();
}
