//! Every sentence this crate says to an author, and what collects them.
//!
//! A sentence is in lower case and has no full stop: *what is wrong; what to
//! write instead*. It underlines the smallest token that is wrong.

mod budgets;
mod capture;
mod derives;
mod functions;
mod labels;
mod suggestion;

use proc_macro2::{Ident, Span, TokenStream};
use syn::Error;

pub(crate) use self::budgets::*;
pub(crate) use self::capture::*;
pub(crate) use self::derives::*;
pub(crate) use self::functions::*;
pub(crate) use self::labels::*;
use self::suggestion::{nearest_or_all, one_of};

/// The mistakes found so far, in the order they were found.
///
/// One compile shows them all: nothing here stops at the first.
#[derive(Default)]
pub(crate) struct Diagnostics {
    mistakes: Option<Error>,
}

impl Diagnostics {
    pub(crate) fn push(&mut self, mistake: Error) {
        match &mut self.mistakes {
            Some(mistakes) => mistakes.combine(mistake),
            None => self.mistakes = Some(mistake),
        }
    }

    /// Takes the mistakes out of `result` and hands on what was right.
    pub(crate) fn absorb<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|mistake| self.push(mistake)).ok()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.mistakes.is_none()
    }

    pub(crate) fn into_result(self) -> syn::Result<()> {
        self.mistakes.map_or(Ok(()), Err)
    }

    /// What makes the compiler say it all.
    pub(crate) fn into_compile_errors(self) -> Option<TokenStream> {
        self.mistakes.map(|mistakes| mistakes.to_compile_error())
    }
}

/// Both values, or every mistake of the two.
pub(crate) fn both<A, B>(first: syn::Result<A>, second: syn::Result<B>) -> syn::Result<(A, B)> {
    match (first, second) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (Err(mut mistakes), Err(more)) => {
            mistakes.combine(more);
            Err(mistakes)
        }
        (Err(mistakes), Ok(_)) | (Ok(_), Err(mistakes)) => Err(mistakes),
    }
}

pub(crate) fn unknown_argument(key: &Ident, known: &[&str]) -> Error {
    let remedy = nearest_or_all(&key.to_string(), known);
    Error::new(key.span(), format!("unknown argument `{key}`; {remedy}"))
}

pub(crate) fn given_twice(key: &Ident) -> Error {
    Error::new(
        key.span(),
        format!("`{key}` is given twice; remove one of the two"),
    )
}

pub(crate) fn no_value(key: &Ident, example: &str) -> Error {
    Error::new(
        key.span(),
        format!("`{key}` needs a value; write `{key} = {example}`"),
    )
}

pub(crate) fn needless_value(key: &Ident) -> Error {
    Error::new(
        key.span(),
        format!("`{key}` takes no value; write `{key}` alone, or remove it"),
    )
}

pub(crate) fn no_key(span: Span, known: &[&str]) -> Error {
    let keys = one_of(known);
    Error::new(
        span,
        format!("an argument needs a key; write `key = value`, where the key is {keys}"),
    )
}

pub(crate) fn no_comma(span: Span) -> Error {
    Error::new(
        span,
        "this does not belong to the value before it; write a comma between two arguments",
    )
}

pub(crate) fn missing_service(span: Span) -> Error {
    Error::new(
        span,
        "the service that is called comes first, without a key; write \
         `#[external_api(\"stripe\")]`",
    )
}

pub(crate) fn not_a_label(span: Span) -> Error {
    Error::new(
        span,
        "a name becomes a label, which needs one fixed value; write a string literal",
    )
}

pub(crate) fn empty_label(span: Span) -> Error {
    Error::new(span, "a name cannot be empty; write at least one character")
}

pub(crate) fn long_label(span: Span, length: usize, longest: usize) -> Error {
    Error::new(
        span,
        format!(
            "a name of {length} characters is too long for a label; write at most {longest} \
             characters"
        ),
    )
}

pub(crate) fn not_a_duration(span: Span) -> Error {
    Error::new(
        span,
        "a duration is a number and a unit in quotes; write one such as `\"250ms\"`",
    )
}

pub(crate) fn no_unit(span: Span, number: &str) -> Error {
    Error::new(
        span,
        format!("a duration needs a unit; write `\"{number}ms\"` or `\"{number}s\"`"),
    )
}

pub(crate) fn unknown_unit(span: Span, unit: &str, known: &[&str]) -> Error {
    Error::new(
        span,
        format!("unknown unit `{unit}`; write {}", one_of(known)),
    )
}

pub(crate) fn two_units(span: Span) -> Error {
    Error::new(
        span,
        "a duration has one number and one unit; write one such as `\"90s\"`",
    )
}

pub(crate) fn negative_duration(span: Span, positive: &str) -> Error {
    Error::new(
        span,
        format!("a duration cannot be negative; write `\"{positive}\"`"),
    )
}

pub(crate) fn zero_duration(span: Span) -> Error {
    Error::new(
        span,
        "a duration must be longer than zero; write one such as `\"250ms\"` or remove the argument",
    )
}

pub(crate) fn endless_duration(span: Span) -> Error {
    Error::new(
        span,
        "a duration must fit into 64 bits of nanoseconds; write at most `\"5000000h\"`",
    )
}

pub(crate) fn not_a_level(span: Span) -> Error {
    Error::new(
        span,
        "a level is written in quotes; write `\"trace\"`, `\"debug\"`, `\"info\"`, `\"warn\"` or \
         `\"error\"`",
    )
}

pub(crate) fn unknown_level(span: Span, level: &str, known: &[&str]) -> Error {
    let remedy = nearest_or_all(level, known);
    Error::new(span, format!("unknown level `{level}`; {remedy}"))
}

pub(crate) fn not_a_measure(span: Span) -> Error {
    Error::new(
        span,
        "a returned future is measured unless told otherwise; write `\"call\"` to measure the call \
         that makes it, or remove the argument",
    )
}

pub(crate) fn measure_of_async(key: &Ident) -> Error {
    Error::new(
        key.span(),
        "a call of an `async fn` does nothing but make the future; remove `measure`",
    )
}

pub(crate) fn not_a_function_to_ask(span: Span) -> Error {
    Error::new(
        span,
        "what is asked about a value is a path or a closure; write one such as `Option::is_some` or \
         `|reply| reply.is_refusal()`",
    )
}

pub(crate) fn judged_twice(error_if: &Ident) -> Error {
    Error::new(
        error_if.span(),
        "`ok_if` says already when a call is an error; remove one of the two",
    )
}

pub(crate) fn not_a_capacity(span: Span) -> Error {
    Error::new(
        span,
        "a capacity is a whole number without quotes; write one such as `10_000`",
    )
}

pub(crate) fn no_capacity(span: Span) -> Error {
    Error::new(
        span,
        "a cache of no entries keeps nothing; write at least `1` or remove the attribute",
    )
}

pub(crate) fn not_a_path(span: Span) -> Error {
    Error::new(
        span,
        "the crate is named by a path; write it without quotes, such as `::callsight`",
    )
}

pub(crate) fn not_a_key(span: Span) -> Error {
    Error::new(
        span,
        "a key is an expression over the arguments; write one such as `\"user.id\"`",
    )
}

pub(crate) fn critical_not_above_slow(critical: &Ident, slow: &str) -> Error {
    Error::new(
        critical.span(),
        format!("`critical` is not longer than `slow`; write more than `\"{slow}\"`"),
    )
}
