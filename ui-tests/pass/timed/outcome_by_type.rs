//! A `Result` is one behind any alias, and a struct that is called `Result` is none.

#![deny(warnings)]

use std::io;

use callsight_ui_tests::outcomes;

type Fallible<T> = Result<T, io::Error>;

struct Plain;

#[callsight::timed]
fn behind_an_alias() -> Fallible<u32> {
    Err(io::ErrorKind::Other.into())
}

#[callsight::timed]
fn without_any_bound() -> Result<u32, Plain> {
    Err(Plain)
}

#[callsight::timed]
fn of_a_parameter<E>(error: E) -> Result<u32, E> {
    Err(error)
}

#[callsight::timed]
fn first(of: &[u32]) -> Option<u32> {
    let first = of.first()?;
    Some(*first)
}

mod lookalike {
    pub struct Result;

    #[callsight::timed]
    pub fn named_result() -> Result {
        Result
    }
}

fn main() {
    behind_an_alias().unwrap_err();
    let _ = without_any_bound();
    let _ = of_a_parameter(Plain);
    first(&[]);
    lookalike::named_result();

    assert_eq!(outcomes("behind_an_alias"), [0, 1, 0, 0]);
    assert_eq!(outcomes("without_any_bound"), [0, 1, 0, 0]);
    assert_eq!(outcomes("of_a_parameter"), [0, 1, 0, 0]);
    assert_eq!(outcomes("first"), [1, 0, 0, 0]);
    assert_eq!(outcomes("named_result"), [1, 0, 0, 0]);
}
