//! Probe and function to tokens. Nothing can fail here: what can be wrong was refused before.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::{ReturnType, Signature, Type};

use crate::arguments::Moved;
use crate::body::{body, expressible, located, nameable_output, place};
use crate::callsite::callsite;
use crate::capture::captured;
use crate::check::Place;
use crate::classifier::{classifier, told};
use crate::desugar::desugared;
use crate::function::Function;
use crate::in_place;
use crate::key::key;
use crate::labels::{self, labelled};
use crate::probe::{Kind, Probe};
use crate::shape::Shape;

/// Replaces the body of `function` by one call into the runtime, which runs it.
///
/// ```text
/// fn charge(order: Order) -> impl Future<Output = Result<Receipt, Error>> {
///     ::callsight::__private::observe_async(
///         {
///             static __CALLSITE: Callsite = Callsite::external_api(here!(..), ..);
///             (&__CALLSITE, |_| &__CALLSITE)
///         },
///         async move { returns!(Result<Receipt, Error>); /* their statements */ },
///         classifier!(),
///     )
/// }
/// ```
///
/// The static has a block of its own, so that not even its name is in scope
/// where the author's statements run. An `async fn` that has to stay one (see
/// `desugar.rs`) awaits the same.
pub(crate) fn measured(probe: &Probe, function: &Function, place: Place) -> TokenStream {
    let private = private(probe);
    let site = site(probe, function, &private);
    let statements = match (&probe.kind, probe.shape(&function.signature)) {
        (Kind::Cached { key: written, .. }, _) => {
            let key = key(written.as_ref(), &function.signature, &private);
            let call = cached(function, &site, &key, &private);
            let wait = function.signature.asyncness.map(|_| quote!(.await));
            quote!(#call #wait)
        }
        (_, Shape::Async) => return asynchronous(function, &site, probe, place, &private),
        (_, Shape::Callable) => {
            let guarded = in_place::guarded(function, &site, &private);
            return with_block(function, &function.declaration, guarded);
        }
        (_, shape) if function.is_tracked() => {
            let classifier = classifier(probe, ended_with(&shape, &function.signature), &private);
            let told = in_place::told(function, &site, &shape, &classifier, &private);
            return with_block(function, &function.declaration, told);
        }
        (_, shape) => observed(function, &site, &shape, probe, &private),
    };
    with_block(function, &declaration(function), statements)
}

/// That of a function whose arguments the body takes; the author's own tokens where that is no
/// other.
fn declaration(function: &Function) -> TokenStream {
    if function.moved.is_changed {
        function.moved.signature.to_token_stream()
    } else {
        function.declaration.clone()
    }
}

/// The same call of the runtime where the body takes nothing and returns `value`.
pub(crate) fn call_without_body(
    probe: &Probe,
    function: &Function,
    value: TokenStream,
) -> TokenStream {
    let signature = &function.signature;
    let without_inputs = Signature {
        inputs: Punctuated::new(),
        ..signature.clone()
    };
    let bodiless = Function {
        attributes: Vec::new(),
        before: TokenStream::new(),
        declaration: TokenStream::new(),
        moved: Moved::of(&without_inputs),
        first: TokenStream::new(),
        signature: without_inputs,
        block: Group::new(Delimiter::Brace, value),
    };
    let private = private(probe);
    let site = site(probe, function, &private);
    match (&probe.kind, probe.shape(signature)) {
        (Kind::Cached { key: written, .. }, _) => {
            let key = key(written.as_ref(), signature, &private);
            cached(&bodiless, &site, &key, &private)
        }
        (_, shape) => observed(&bodiless, &site, &shape, probe, &private),
    }
}

pub(crate) fn private(probe: &Probe) -> TokenStream {
    let root = &probe.root;
    quote!(#root::__private)
}

/// What the body does before anything of its author's.
pub(crate) fn first(probe: &Probe, function: &Function) -> TokenStream {
    let captured = captured(&probe.captures, &function.signature, &private(probe));
    captured.unwrap_or_default()
}

/// What the call is a call of.
fn site(probe: &Probe, function: &Function, private: &TokenStream) -> TokenStream {
    let callsite = callsite(probe, function, private);
    let reference = quote!({ #callsite &__CALLSITE });
    if matches!(probe.kind, Kind::Cached { .. }) {
        return reference;
    }
    labelled(probe, &reference, private).unwrap_or_else(|| {
        // Of a future, said when the function is called, and when it is polled first.
        let site = if function.signature.asyncness.is_some() {
            quote!((&__CALLSITE, |_| &__CALLSITE))
        } else {
            quote!(#private::Site::Callsite(&__CALLSITE))
        };
        quote!({ #callsite #site })
    })
}

/// A call that begins when its future is polled first.
fn asynchronous(
    function: &Function,
    site: &TokenStream,
    probe: &Probe,
    place: Place,
    private: &TokenStream,
) -> TokenStream {
    let observed = observed(function, site, &Shape::Async, probe, private);
    match desugared(function, private) {
        Some(plain) if !place.keeps_async() => with_block(function, &plain, observed),
        _ => with_block(function, &declaration(function), quote!(#observed.await)),
    }
}

/// A call of a cached function: the body runs if nothing is kept.
fn cached(
    function: &Function,
    site: &TokenStream,
    key: &TokenStream,
    private: &TokenStream,
) -> TokenStream {
    let signature = &function.signature;
    let body = body(function, private);
    let policy = policy(signature, private);
    let cached = if signature.asyncness.is_some() {
        quote!(cached_async)
    } else {
        quote!(cached)
    };
    quote!(#private::#cached(#site, #key, #body, #policy))
}

/// A call that is measured: from its start, or from the first poll of its future.
fn observed(
    function: &Function,
    site: &TokenStream,
    shape: &Shape<'_>,
    probe: &Probe,
    private: &TokenStream,
) -> TokenStream {
    let body = body(function, private);
    let classifier = classifier(probe, ended_with(shape, &function.signature), private);
    // Where a future is not the one that the type says, or cannot be measured, the compiler points
    // at the type.
    let place = place(&function.signature);
    let private = located(private, place);
    match shape {
        // Labels are said when the function is called, so the future has to remember them.
        Shape::Async if labels::are_said_by_calls(probe, &private) => {
            quote_spanned!(place=> #private::observe_future_of(#site, #body, #classifier))
        }
        Shape::Async => {
            quote_spanned!(place=> #private::observe_async(#site, #body, #classifier))
        }
        Shape::Future(output) => {
            let output = expressible(output);
            let observe = quote_spanned!(place=> #private::observe_future::<#output, _, _>);
            quote_spanned!(place=> #observe(#site, #body, #classifier))
        }
        Shape::Stream(item) => {
            let item = expressible(item);
            let observe = quote_spanned!(place=> #private::observe_stream::<#item, _, _>);
            quote_spanned!(place=> #observe(#site, #body, #classifier))
        }
        Shape::Unnamed | Shape::Named | Shape::Streamed { .. } => {
            let observe = if matches!(shape, Shape::Streamed { .. }) {
                quote!(observe_streamed)
            } else if probe.captures.key.is_some() {
                quote!(observe_captured)
            } else {
                quote!(observe_returned)
            };
            let told = told(shape, place, &private);
            quote_spanned!(place=> #private::#observe(#site, #body, #told, #classifier))
        }
        Shape::Callable | Shape::Value => {
            quote!(#private::observe(#site, #body, #classifier))
        }
    }
}

/// The type that the classifier looks at, as far as it is written.
fn ended_with<'a>(shape: &Shape<'a>, function: &'a Signature) -> Option<&'a Type> {
    match (shape, &function.output) {
        (Shape::Future(output) | Shape::Stream(output), _) => Some(output),
        (_, ReturnType::Type(_, output)) => Some(output),
        (_, ReturnType::Default) => None,
    }
}

/// The function as it was, around another block.
pub(crate) fn with_block(
    function: &Function,
    declaration: &TokenStream,
    statements: TokenStream,
) -> TokenStream {
    let Function {
        attributes, before, ..
    } = function;
    // Where the author's block was, so that what is said about the whole
    // function is said about the author's lines.
    let mut block = Group::new(Delimiter::Brace, statements);
    block.set_span(function.block.span());
    quote!(#(#attributes)* #before #declaration #block)
}

/// Which values of a cached function are kept.
fn policy(function: &Signature, private: &TokenStream) -> TokenStream {
    let output = nameable_output(function);
    let place = place(function);
    let private = located(private, place);
    quote_spanned!(place=> #private::policy!(#output, callsight_select))
}
