//! What is said of generic functions and of lifetimes.

use std::borrow::Cow;
use std::fmt::Debug;

#[callsight::timed]
fn needless<'a>(text: &'a str) -> &'a str {
    text
}

#[callsight::timed]
fn needless_unused<'a>(text: &str) -> usize {
    text.len()
}

#[callsight::timed]
async fn needless_later<'a>(text: &'a str) -> usize {
    text.len()
}

#[callsight::timed]
fn unused_type<T>() -> u8 {
    3
}

#[callsight::timed]
fn bounds_twice<T: Clone>(value: &T) -> T
where
    T: Debug,
{
    value.clone()
}

#[callsight::timed]
fn sized<T: Sized + Clone>(value: &T) -> T {
    value.clone()
}

#[callsight::timed]
fn by_value<T: Debug>(value: T) -> String {
    format!("{:?}", value)
}

#[callsight::timed]
fn hidden(text: &str) -> Cow<str> {
    Cow::Borrowed(text)
}

#[callsight::timed]
fn mismatched<'a>(text: &'a str, other: &str) -> Cow<'a, str> {
    Cow::from(text)
}

#[callsight::timed]
fn copied<T: Copy>(value: &T) -> T {
    value.clone()
}

#[callsight::timed]
fn constant<const N: usize>(all: [u8; N]) -> usize {
    all.len()
}

#[callsight::timed]
fn implied(text: impl Into<String> + Clone, f: &dyn Fn(u8) -> u8) -> String {
    text.into()
}

#[callsight::timed]
fn type_complexity(all: Vec<Box<dyn Fn(Option<Result<Vec<u8>, String>>) -> Vec<(u8, u8, String)>>>) -> usize {
    all.len()
}

struct Wrapper<'a, T>(&'a T);

impl<'a, T: Clone> Wrapper<'a, T> {
    #[callsight::timed]
    fn inner(&self) -> &'a T {
        self.0
    }

    #[callsight::timed]
    fn cloned(self) -> T {
        self.0.clone()
    }

    #[callsight::timed]
    fn made(value: &'a T) -> Wrapper<'a, T> {
        Wrapper(value)
    }

    #[callsight::timed]
    async fn later<'b>(&'b self) -> &'b T {
        self.0
    }
}

#[callsight::timed]
fn boxed_static() -> Box<dyn Debug + 'static> {
    Box::new(Box::new(3))
}
