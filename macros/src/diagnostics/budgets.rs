//! Sentences about `#[route_budget]`.

use proc_macro2::Span;
use syn::Error;

pub(crate) fn not_a_count(span: Span) -> Error {
    Error::new(span, "a limit is a whole number; write one such as `8`")
}

pub(crate) fn budget_of_nothing(span: Span) -> Error {
    Error::new(
        span,
        "nothing is limited here; write `queries = 8`, `db_time = \"50ms\"` or `external_calls = 2`",
    )
}

pub(crate) fn const_handler(keyword: Span) -> Error {
    Error::new(
        keyword,
        "a `const fn` handles no request; remove `const` or the attribute",
    )
}
