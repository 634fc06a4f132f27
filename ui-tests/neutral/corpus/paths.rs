//! What is said of paths and of imports.

use std::collections::HashMap;
use std::fmt::Write as _;

use callsight::timed;

#[timed]
fn qualified() -> HashMap<u8, u8> {
    std::collections::HashMap::new()
}

#[timed]
fn absolute() -> std::time::Duration {
    ::std::time::Duration::from_secs(3)
}

#[timed]
async fn absolute_later() -> Option<std::num::NonZeroU8> {
    std::num::NonZeroU8::new(core::cmp::max(3, 4))
}

#[timed]
fn aliased() -> Result<(), std::fmt::Error> {
    let mut text = String::new();
    write!(text, "{}", 3)?;
    Ok(())
}

#[timed]
fn enum_glob(n: std::cmp::Ordering) -> u8 {
    use std::cmp::Ordering::*;
    match n {
        Less => 1,
        Equal => 2,
        Greater => 3,
    }
}

#[timed]
fn legacy() -> u8 {
    std::u8::MAX
}

#[timed]
fn integer_division() -> std::primitive::u8 {
    core::mem::size_of::<u8>() as u8
}

mod telemetry {
    pub(crate) use ::callsight as renamed;
}

#[timed(crate = crate::paths::telemetry::renamed)]
fn by_another_path(text: String) -> u8 {
    return text.len() as u8;
}

#[timed(ok_if = Result::is_ok)]
async fn asked_by_path(text: &str) -> Result<u8, std::num::ParseIntError> {
    return Ok(text.parse::<u8>()?);
}

#[timed(error_kind = kind_of)]
fn asked_for_a_kind(text: String) -> Result<u8, std::num::ParseIntError> {
    Ok(text.parse::<u8>()?)
}

fn kind_of(_: &std::num::ParseIntError) -> &'static str {
    "number"
}

#[timed(ok_if = |all: &_| true)]
fn asked_of_something_unnamed(all: &[u8]) -> impl Iterator<Item = &u8> {
    return all.iter();
}

#[timed(ok_if = Result::is_ok)]
async fn asked_beside_an_owned_argument(_guard: String) -> Result<u8, String> {
    drop(_guard);
    Ok(3)
}

#[callsight::cached]
fn kept_by_an_owned_argument(_text: String) -> Option<String> {
    return Some(_text);
}

struct Basket<T>(T);

impl<T: Clone + Send + Sync + 'static> Basket<T> {
    #[timed(ok_if = Option::is_some)]
    fn asked_of_generics<'a>(&'a mut self, name: &'a str) -> Option<&'a T> {
        return Some(&self.0);
    }

    #[callsight::cached(key = name)]
    async fn kept_by_generics(&self, name: &str) -> T {
        self.0.clone()
    }

    #[timed(error_kind = kind_of)]
    fn asked_of_a_future(self, text: String) -> std::pin::Pin<Box<dyn Future<Output = Result<u8, std::num::ParseIntError>> + Send>> {
        Box::pin(async move { text.parse() })
    }
}
