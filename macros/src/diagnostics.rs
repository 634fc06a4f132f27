//! Every sentence this crate says to an author, and what collects them.
//!
//! A sentence is in lower case and has no full stop: *what is wrong; what to
//! write instead*. It underlines the smallest token that is wrong.

use proc_macro2::{Ident, Span, TokenStream};
use syn::Error;
use syn::spanned::Spanned;

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
    let remedy = match nearest(&key.to_string(), known) {
        Some(known) => format!("did you mean `{known}`?"),
        None => format!("write {}", one_of(known)),
    };
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
        format!("`{key}` has no value; write `{key} = {example}`"),
    )
}

pub(crate) fn not_an_argument(span: Span) -> Error {
    Error::new(
        span,
        "an argument is a key and a value; write it as `key = value`",
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
        "the service that is called comes first; write `#[external_api(\"stripe\")]`",
    )
}

pub(crate) fn not_a_label(span: Span) -> Error {
    Error::new(
        span,
        "a name becomes a label, which needs one fixed value; write a string literal such as \
         `\"users\"`",
    )
}

pub(crate) fn empty_label(span: Span) -> Error {
    Error::new(
        span,
        "an empty name cannot be found again; write one or remove the argument",
    )
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

pub(crate) fn not_a_level(span: Span, written: Option<&str>, known: &[&str]) -> Error {
    let (written, remedy) = match written {
        Some(written) => (
            format!("unknown level `{written}`"),
            nearest(written, known).map(|known| format!("did you mean `{known}`?")),
        ),
        None => ("a level is written in quotes".to_owned(), None),
    };
    let remedy = remedy.unwrap_or_else(|| format!("write {}", one_of(known)));
    Error::new(span, format!("{written}; {remedy}"))
}

pub(crate) fn not_a_capacity(span: Span) -> Error {
    Error::new(
        span,
        "a capacity is a number of entries; write it without quotes, such as `10_000`",
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

pub(crate) fn const_function(keyword: &impl Spanned) -> Error {
    Error::new(
        keyword.span(),
        "a `const fn` may run at compile time, where there is nothing to measure; remove `const` \
         or the attribute",
    )
}

pub(crate) fn c_variadic(dots: &impl Spanned) -> Error {
    Error::new(
        dots.span(),
        "variadic arguments cannot be handed on to a measured body; put the attribute on the \
         function that calls this one",
    )
}

pub(crate) fn no_body(function: &Ident, attribute: &str) -> Error {
    Error::new(
        function.span(),
        format!(
            "`{function}` has no body here, so there is nothing to measure; put `#[{attribute}]` \
             on its implementation"
        ),
    )
}

pub(crate) fn not_a_function(span: Span, what: &str, attribute: &str) -> Error {
    Error::new(
        span,
        format!("`#[{attribute}]` measures one function, and this is {what}; put it on a function"),
    )
}

pub(crate) fn cached_impl_trait(keyword: &impl Spanned) -> Error {
    Error::new(
        keyword.span(),
        "a cached value is stored, and `impl Trait` does not say as what; write the type that is \
         returned",
    )
}

pub(crate) fn cached_borrow(borrow: &impl Spanned) -> Error {
    Error::new(
        borrow.span(),
        "a cached value outlives the call, so it cannot borrow from it; return an owned value",
    )
}

pub(crate) fn cached_pattern(pattern: &impl Spanned) -> Error {
    Error::new(
        pattern.span(),
        "an argument taken apart by a pattern cannot be part of the cache key; write `key = ..` or \
         give the argument a name",
    )
}

/// The known word that was probably meant, by the measure rustc uses.
fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let furthest = word.len().max(3) / 3;
    known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(word, known), *known))
        .filter(|(distance, _)| *distance <= furthest)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// "`a`", "`a` or `b`", "`a`, `b` or `c`".
fn one_of(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}
