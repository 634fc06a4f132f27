//! A `const fn` has nothing to measure where it runs at compile time.

#[callsight::timed]
const fn work() {}

fn main() {
    work();
}
