//! The labels that an author added: their names in the static, their values at each call.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, FnArg, GenericParam, Ident, Pat, PathSegment, Signature, Type, TypePath};

use crate::args::{AddedLabel, AddedValue};
use crate::body::{located, ours_at};
use crate::probe::Probe;

/// `.labels(labels![("plan", Plan), ("region", "eu")])`, where there are any.
pub(crate) fn declared(
    probe: &Probe,
    function: &Signature,
    private: &TokenStream,
) -> Option<TokenStream> {
    let labels = &probe.labels;
    let entries = labels.all.iter().map(|label| {
        let name = label.text();
        let values = match &label.value {
            AddedValue::Literal(text) => quote!(#text),
            AddedValue::Expression(..) if labels.max.is_some() => quote!(..),
            AddedValue::Expression(_, Some(said)) => quote!(#said),
            AddedValue::Expression(value, None) => {
                type_of(value, function).map_or_else(|| quote!(_), |known| quote!(#known))
            }
        };
        quote!((#name, #values))
    });
    let most = labels.max.iter();
    (!labels.all.is_empty())
        .then(|| quote!(.labels(#private::labels![#(#entries),*]) #(.most_label_sets(#most))*))
}

/// The callsite, with the labels of this call, if it has any.
///
/// ```text
/// labelled({ static __CALLSITE: .. &__CALLSITE }, &[choice(&(order.kind))])
/// ```
pub(crate) fn labelled(
    probe: &Probe,
    callsite: &TokenStream,
    private: &TokenStream,
) -> Option<TokenStream> {
    let values = values(probe, private);
    if values.is_empty() {
        return None;
    }
    Some(if probe.labels.max.is_some() {
        quote!({
            #[allow(unused_imports, reason = "the type decides which of them is used")]
            use #private::by_type::{KnownText as _, Text as _};
            #private::open(#callsite, &[#(#values),*])
        })
    } else {
        quote!(#private::labelled(#callsite, &[#(#values),*]))
    })
}

/// Whether a call has to say some label.
pub(crate) fn are_said_by_calls(probe: &Probe, private: &TokenStream) -> bool {
    !values(probe, private).is_empty()
}

/// The values that each call says.
fn values(probe: &Probe, private: &TokenStream) -> Vec<TokenStream> {
    let is_open = probe.labels.max.is_some();
    let labels = probe.labels.all.iter();
    labels
        .filter_map(|label| value(label, is_open, private))
        .collect()
}

/// Where it cannot be a label, the compiler points at it.
fn value(label: &AddedLabel, is_open: bool, private: &TokenStream) -> Option<TokenStream> {
    let AddedValue::Expression(value, said) = &label.value else {
        return None;
    };
    let place = ours_at(value.span());
    let private = located(private, place);
    let said = said.iter();
    Some(if is_open {
        quote_spanned! {place=>
            #private::written((&&#private::by_type::Open(&(#value))).callsight_text())
        }
    } else {
        quote_spanned!(place=> #private::choice #(::<#said>)* (&(#value)))
    })
}

/// The type of an argument that is a label as it is, where the signature says it and a static can
/// say it again: no parameter of the function, nor one of its `impl`, which is a letter by custom.
fn type_of<'a>(value: &Expr, function: &'a Signature) -> Option<&'a Type> {
    let Expr::Path(path) = value else {
        return None;
    };
    let name = path.path.get_ident()?;
    let argument = function.inputs.iter().find_map(|input| match input {
        FnArg::Typed(argument) => {
            matches!(&*argument.pat, Pat::Ident(pattern) if pattern.ident == *name)
                .then_some(&*argument.ty)
        }
        FnArg::Receiver(_) => None,
    })?;
    let argument = without_borrow(argument);
    is_concrete(argument, function).then_some(argument)
}

/// A type that came through a macro is in an invisible group.
fn without_borrow(node: &Type) -> &Type {
    match node {
        Type::Group(group) => without_borrow(&group.elem),
        Type::Reference(reference) => without_borrow(&reference.elem),
        other => other,
    }
}

fn is_concrete(node: &Type, function: &Signature) -> bool {
    let Type::Path(TypePath {
        qself: None, path, ..
    }) = node
    else {
        return false;
    };
    let has_arguments = |segment: &PathSegment| !segment.arguments.is_empty();
    let first = path.segments.first().map(|segment| &segment.ident);
    !path.segments.iter().any(has_arguments)
        && first.is_some_and(|first| first != "Self" && !is_parameter(first, function))
}

fn is_parameter(name: &Ident, function: &Signature) -> bool {
    let text = name.to_string();
    let is_letter = text.len() == 1 && text != text.to_lowercase();
    let mut parameters = function.generics.params.iter();
    is_letter
        || parameters.any(|parameter| {
            matches!(parameter, GenericParam::Type(parameter) if parameter.ident == *name)
        })
}
