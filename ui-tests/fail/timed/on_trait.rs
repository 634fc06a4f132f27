//! An attribute for functions says so when it is put on a trait, which stays usable.

#[callsight::timed]
trait Work {
    fn work(&self) {}
}

impl Work for () {}

fn main() {
    ().work();
}
