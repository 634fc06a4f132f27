//! What is said of functions that cannot be measured, or not in the way that was asked for.

use proc_macro2::{Ident, Span};
use syn::Error;

pub(crate) fn const_function(keyword: Span) -> Error {
    Error::new(
        keyword,
        "a `const fn` may run at compile time, where there is nothing to measure; remove `const` \
         or the attribute",
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

pub(crate) fn cached_pattern(pattern: Span) -> Error {
    Error::new(
        pattern,
        "an argument taken apart by a pattern cannot be part of the cache key; write `key = ..` or \
         give the argument a name",
    )
}
