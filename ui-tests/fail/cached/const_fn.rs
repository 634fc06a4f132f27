//! A `const fn` cannot look anything up.

#[callsight::cached]
const fn work() -> u32 {
    1
}

fn main() {
    work();
}
