//! What is said of types that cannot have what they derive.

use proc_macro2::{Ident, Span};
use syn::Error;

pub(crate) fn not_a_kind_of_error(span: Span) -> Error {
    Error::new(
        span,
        "the kind of an error is one fixed word; write it in quotes, such as `\"timeout\"`, or write \
         `transparent` to take that of the field",
    )
}

pub(crate) fn not_transparent(word: &Ident) -> Error {
    Error::new(
        word.span(),
        "an error is transparent to its one field, and this has another number of them; write a \
         kind in quotes",
    )
}

pub(crate) fn kind_of_union(keyword: Span) -> Error {
    Error::new(
        keyword,
        "a union does not know which of its fields it holds; implement `ErrorKind` by hand",
    )
}

pub(crate) fn label_of_struct(keyword: Span) -> Error {
    Error::new(
        keyword,
        "a label has few values, which are the variants of an enum; derive it on one, or implement \
         `Label` by hand",
    )
}

pub(crate) fn not_a_value(span: Span) -> Error {
    Error::new(
        span,
        "the value of a label is one fixed word; write it in quotes, such as `\"free\"`",
    )
}
