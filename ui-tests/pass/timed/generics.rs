//! Type, const and lifetime parameters, bounds and `where` stay as they are.

#![deny(warnings)]

use std::fmt::Debug;
use std::future::Future;

#[callsight::timed]
fn zeros<const N: usize>() -> [u8; N] {
    [0; N]
}

#[callsight::timed]
fn for_any_lifetime<F>(f: F) -> usize
where
    F: for<'a> Fn(&'a str) -> &'a str,
{
    f("ab").len()
}

#[callsight::timed]
async fn awaited<F, T: Debug>(future: F) -> Result<T, String>
where
    F: Future<Output = T>,
{
    Ok(future.await)
}

#[callsight::timed]
fn anonymous(shown: impl Debug, unsized_: &(impl Debug + ?Sized)) -> String {
    format!("{shown:?}{unsized_:?}")
}

#[callsight::timed]
fn factorial(n: u64) -> u64 {
    if n < 2 { 1 } else { n * factorial(n - 1) }
}

#[callsight::timed]
fn outer<T: Default>() -> T {
    #[callsight::timed]
    fn inner<U: Default>() -> U {
        U::default()
    }
    inner()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(zeros::<2>(), [0, 0]);
    assert_eq!(for_any_lifetime(|text| &text[1..]), 1);
    assert_eq!(awaited(async { 3 }).await, Ok(3));
    assert_eq!(anonymous(1, "a"), "1\"a\"");
    assert_eq!(factorial(5), 120);
    assert_eq!(outer::<u8>() + outer::<u8>(), 0);
    assert_eq!(callsight_ui_tests::outcomes("factorial"), [5, 0, 0, 0]);
    assert_eq!(callsight_ui_tests::outcomes("inner"), [2, 0, 0, 0]);
}
