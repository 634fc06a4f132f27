//! What is said of arguments that are captured.

use proc_macro2::{Ident, Span};
use syn::Error;

use super::suggestion::nearest_or_all;

pub(crate) fn no_captures(key: &Ident) -> Error {
    Error::new(
        key.span(),
        "`capture` is a list of at least one argument; write `capture(id = safe)`",
    )
}

pub(crate) fn not_a_capture(span: Span) -> Error {
    Error::new(
        span,
        "what is captured is an argument and how much of it; write one such as `id = safe`",
    )
}

pub(crate) fn unknown_class(word: &Ident, known: &[&str]) -> Error {
    let remedy = nearest_or_all(&word.to_string(), known);
    Error::new(
        word.span(),
        format!("an argument can't be captured as `{word}`; {remedy}"),
    )
}

pub(crate) fn no_argument(name: &Ident, known: &[String]) -> Error {
    let known: Vec<_> = known.iter().map(String::as_str).collect();
    let remedy = if known.is_empty() {
        "remove it".to_owned()
    } else {
        nearest_or_all(&name.to_string(), &known)
    };
    Error::new(
        name.span(),
        format!("the function has no argument `{name}`; {remedy}"),
    )
}

pub(crate) fn captured_too_early(key: &Ident) -> Error {
    Error::new(
        key.span(),
        "what is returned runs after the arguments were captured; make the function an `async fn`, \
         or remove `capture`",
    )
}
