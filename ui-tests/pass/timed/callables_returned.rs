//! A returned closure may leave its argument types to what the function says it returns.

#![deny(warnings)]

use std::fmt::Debug;

use callsight_ui_tests::outcomes;

#[callsight::timed]
fn adder(n: u32) -> impl Fn(u32) -> u32 + Copy {
    move |m| n.saturating_add(m)
}

#[callsight::timed]
fn of_borrows<'a>(prefix: &'a str) -> impl for<'b> FnMut(&'b str) -> bool + 'a {
    if prefix.is_empty() {
        panic!("empty");
    }
    move |text| text.starts_with(prefix)
}

#[callsight::timed]
fn collected(words: &[&str]) -> impl Iterator<Item = usize> + Debug {
    let lengths: Vec<_> = words.iter().map(|word| word.len()).collect();
    lengths.into_iter()
}

#[callsight::timed]
fn nothing() -> impl Iterator<Item = u32> {
    std::iter::empty()
}

fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    let add = adder(u32::MAX);
    assert_eq!(add(1), u32::MAX);
    assert!(of_borrows("a")("ab"));
    std::panic::catch_unwind(|| drop(of_borrows(""))).unwrap_err();
    assert_eq!(outcomes("adder"), [1, 0, 0, 0]);
    assert_eq!(outcomes("of_borrows"), [1, 0, 0, 1]);
    assert_eq!(
        collected(&["ab", "c"]).sum::<usize>() + nothing().count(),
        3
    );
}
