//! What is said of functions that cannot be measured, or not in the way that was asked for.

use proc_macro2::{Ident, Span};
use syn::{Error, Path};

pub(crate) fn const_function(keyword: Span, remedy: &str) -> Error {
    Error::new(
        keyword,
        format!(
            "a `const fn` may run at compile time, where there is nothing to measure; remove \
             `const` or {remedy}"
        ),
    )
}

pub(crate) fn c_variadic(dots: Span) -> Error {
    Error::new(
        dots,
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

pub(crate) fn not_a_function(span: Span, what: &str, remedy: &str, attribute: &str) -> Error {
    Error::new(
        span,
        format!("`#[{attribute}]` measures one function, and this is {what}; put it on {remedy}"),
    )
}

pub(crate) fn cached_impl_trait(keyword: Span) -> Error {
    Error::new(
        keyword,
        "a cached value is stored, and `impl Trait` does not say as what; write the type that is \
         returned",
    )
}

pub(crate) fn cached_borrow(borrow: Span) -> Error {
    Error::new(
        borrow,
        "a cached value outlives the call, so it cannot borrow from it; return an owned value",
    )
}

pub(crate) fn cached_never(never: Span) -> Error {
    Error::new(
        never,
        "a function that never returns has no value to keep; remove the attribute",
    )
}

pub(crate) fn cached_borrowed_argument(borrow: Span) -> Error {
    Error::new(
        borrow,
        "the cache key outlives the call, so it cannot borrow from it; write `key = ..` with an \
         owned value",
    )
}

pub(crate) fn cached_for_its_caller(tracked: &Path) -> Error {
    Error::new_spanned(
        tracked,
        "a cached value is the same whoever calls, so its function cannot ask who does; remove \
         `#[track_caller]`",
    )
}

pub(crate) fn cached_pattern(pattern: Span) -> Error {
    Error::new(
        pattern,
        "an argument taken apart by a pattern cannot be part of the cache key; write `key = ..` or \
         give the argument a name",
    )
}

pub(crate) fn poll(function: &Ident) -> Error {
    Error::new(
        function.span(),
        "a call that polls is one step of a future and not all of it; put the attribute on the \
         function that returns the future",
    )
}

pub(crate) fn stream_of_async(key: &Ident) -> Error {
    Error::new(
        key.span(),
        "an `async fn` returns a future, and a stream only when that is done; write a plain `fn` \
         that returns `impl Stream`",
    )
}

/// The compiler says the same where only it can know: `Streamed` in the runtime.
pub(crate) fn no_stream(key: &Ident) -> Error {
    Error::new(
        key.span(),
        "`stream` measures a stream of type `impl Stream` or a boxed one; return one of these, or \
         remove `stream`",
    )
}

pub(crate) fn call_of_stream(key: &Ident) -> Error {
    Error::new(
        key.span(),
        "`measure = \"call\"` measures the call and not the stream; remove one of the two",
    )
}

pub(crate) fn name_of_block(key: &Ident) -> Error {
    Error::new(
        key.span(),
        "all methods of the block would be called the same; remove `name`, or write it on one method",
    )
}

pub(crate) fn empty_block(keyword: &Ident, attribute: &str) -> Error {
    Error::new(
        keyword.span(),
        format!(
            "`#[{attribute}]` measures the methods of this `{keyword}` that have a body, and there \
             are none left; put it on one that has some"
        ),
    )
}

pub(crate) fn not_skip(path: &Path) -> Error {
    Error::new_spanned(
        path,
        "all that can be said here of a method is that it is left out; write `#[callsight(skip)]`",
    )
}
