//! `const fn`: it may run at compile time.
//!
//! refused by all: a `const fn` may run at compile time, where there is nothing to measure; remove `const` or the attribute

#[measured]
const fn answer(n: u32) -> u32 {
    n
}

fn main() {
    const ANSWER: u32 = answer(1);
    assert_eq!(ANSWER, 1);
}
