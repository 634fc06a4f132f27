//! `impl Trait` may stand anywhere in the return type.

#![deny(warnings)]

use std::fmt::{Debug, Display};
use std::io;

#[callsight::timed]
fn plain() -> impl Iterator<Item = u32> {
    (0..3).map(|n| n * 2)
}

#[callsight::timed]
fn in_a_result(fail: bool) -> Result<impl Iterator<Item = u32>, String> {
    if fail {
        return Err("no".to_owned());
    }
    Ok([1, 2].into_iter())
}

#[callsight::timed]
async fn in_a_later_result() -> Result<impl Display, io::Error> {
    Ok(3)
}

#[callsight::timed]
fn in_a_tuple() -> (u8, Option<impl Debug>, Box<impl Display>) {
    (1, Some("two"), Box::new(3))
}

#[callsight::timed]
fn of_a_borrow(words: &[String]) -> impl Iterator<Item = &str> + '_ {
    words.iter().map(String::as_str)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(plain().sum::<u32>(), 6);
    assert_eq!(in_a_result(false).map(Iterator::sum), Ok(3));
    assert!(in_a_result(true).is_err());
    assert_eq!(in_a_later_result().await.unwrap().to_string(), "3");
    assert_eq!(in_a_tuple().2.to_string(), "3");
    assert_eq!(of_a_borrow(&["a".to_owned()]).collect::<String>(), "a");
    assert_eq!(callsight_ui_tests::outcomes("in_a_result"), [1, 1, 0, 0]);
}
