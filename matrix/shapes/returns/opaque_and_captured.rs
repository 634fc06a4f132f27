//! `impl Trait` that captures what it is told to, and nothing else.
//!
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned
//! refused by cached: a cached value is stored, and `impl Trait` does not say as what; write the type that is returned

use std::fmt::Display;

#[measured]
fn counted(text: &str) -> impl Iterator<Item = usize> + use<> {
    0..text.len()
}

#[measured]
fn letters<'a>(text: &'a str) -> impl DoubleEndedIterator<Item = char> + Clone + 'a {
    text.chars()
}

#[measured]
fn shown<'a, T: Display>(value: &'a T, prefix: &str) -> impl Display + use<'a, T> {
    let _ = prefix;
    value
}

#[measured]
fn erased(n: u8) -> impl Send + Sync + 'static {
    n
}

fn main() {
    let count = {
        let text = String::from("abc");
        counted(&text)
    };
    assert_eq!(count.sum::<usize>(), 3);
    assert_eq!(letters("ab").clone().rev().collect::<String>(), "ba");
    let value = 1;
    let shown = {
        let prefix = String::from("x");
        shown(&value, &prefix)
    };
    assert_eq!(shown.to_string(), "1");
    let _ = erased(1);
}
