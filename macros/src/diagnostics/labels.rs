//! What is said of labels that an author adds.

use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;
use syn::{Error, Expr};

pub(crate) fn no_labels(key: &Ident) -> Error {
    Error::new(
        key.span(),
        "`labels` is a list of at least one; write `labels(kind = order.kind)`",
    )
}

pub(crate) fn not_a_label_entry(span: Span) -> Error {
    Error::new(
        span,
        "a label is a name and a value; write one such as `kind = order.kind`",
    )
}

pub(crate) fn taken_label(name: &Ident) -> Error {
    Error::new(
        name.span(),
        format!("the label `{name}` is taken; choose another name, such as `order_{name}`"),
    )
}

pub(crate) fn label_of_prometheus(name: &Ident) -> Error {
    Error::new(
        name.span(),
        "labels that begin with `__` are for Prometheus's own use; choose another name",
    )
}

pub(crate) fn not_a_name_of_a_label(name: &Ident) -> Error {
    Error::new(
        name.span(),
        "the name of a label is made of `a` to `z`, digits and `_`; choose another one",
    )
}

pub(crate) fn not_a_max(value: &Expr, most: u32) -> Error {
    Error::new(
        value.span(),
        format!(
            "`max` is how many sets of label values may be counted apart; write a whole number from \
             1 to {most}"
        ),
    )
}

pub(crate) fn needless_max(max: Span) -> Error {
    Error::new(
        max,
        "labels that are literals are bounded already; remove `max`",
    )
}
