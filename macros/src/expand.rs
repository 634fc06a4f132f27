//! Probe and function to tokens. Nothing can fail here: what can be wrong was refused before.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Signature, Type};

use crate::args::Label;
use crate::body::{body, located, nameable_output, place};
use crate::function::Function;
use crate::key::key;
use crate::probe::{Kind, Probe};

/// Replaces the body of `function` by one call into the runtime, which runs it.
///
/// ```text
/// async fn charge(order: Order) -> Result<Receipt, Error> {
///     ::callsight::__private::observe_async(
///         {
///             static __CALLSITE: Callsite = Callsite::external_api(here!(__CALLSITE, ..), ..);
///             &__CALLSITE
///         },
///         async move { returns!(Result<Receipt, Error>); /* their statements */ },
///         classifier!(),
///     )
///     .await
/// }
/// ```
///
/// The static has a block of its own, so that not even its name is in scope
/// where the author's statements run.
pub(crate) fn measured(probe: &Probe, function: &Function) -> TokenStream {
    let root = &probe.root;
    let private = quote!(#root::__private);
    let signature = &function.signature;

    let (suffix, wait) = match signature.asyncness {
        Some(_) => ("_async", quote!(.await)),
        None => ("", quote!()),
    };
    let observe = format_ident!("{}{suffix}", entry(&probe.kind));
    let callsite = callsite(probe, signature, &private);
    let key = match &probe.kind {
        Kind::Cached { key: written, .. } => Some(key(written.as_ref(), signature, &private)),
        _ => None,
    };
    let key = key.into_iter();
    let body = body(function, &private);
    let verdict = verdict(probe, signature, &private);

    with_block(
        function,
        quote!(#private::#observe({ #callsite &__CALLSITE }, #(#key,)* #body, #verdict) #wait),
    )
}

/// The function as it was, around another block.
fn with_block(function: &Function, statements: TokenStream) -> TokenStream {
    let attributes = &function.attributes;
    let declaration = &function.declaration;
    // Where the author's block was, so that what is said about the whole
    // function is said about the author's lines.
    let mut block = Group::new(Delimiter::Brace, statements);
    block.set_span(function.block.span());
    quote!(#(#attributes)* #declaration #block)
}

/// What the runtime calls it.
fn entry(kind: &Kind) -> &'static str {
    match kind {
        Kind::Cached { .. } => "cached",
        _ => "observe",
    }
}

/// The constant description of the function, which the catalogue finds.
fn callsite(probe: &Probe, function: &Signature, private: &TokenStream) -> TokenStream {
    let name = function.ident.unraw().to_string();
    let (constructor, labels) = constructor(&probe.kind);
    let setters = setters(probe, private);
    quote! {
        #[#private::distributed_slice(#private::CALLSITES)]
        #[linkme(crate = #private::linkme)]
        static __CALLSITE: #private::Callsite =
            #private::Callsite::#constructor(#private::here!(__CALLSITE, #name) #(, #labels)*)
                #setters;
    }
}

fn constructor(kind: &Kind) -> (Ident, Vec<&Label>) {
    let (name, labels) = match kind {
        Kind::TimedQuery {
            system,
            collection,
            operation,
        } => ("timed_query", vec![system, collection, operation]),
        Kind::ExternalApi { service, operation } => ("external_api", vec![service, operation]),
        Kind::Cached { cache, .. } => ("cached", vec![cache]),
        Kind::BackgroundJob { job } => ("background_job", vec![job]),
        Kind::Timed => ("timed", vec![]),
    };
    (Ident::new(name, Span::call_site()), labels)
}

/// `.slow(250_000_000)` and the like, for what was written and nothing else.
fn setters(probe: &Probe, private: &TokenStream) -> TokenStream {
    let (ttl, capacity) = match &probe.kind {
        Kind::Cached { ttl, capacity, .. } => (ttl.as_ref(), capacity.as_ref()),
        _ => (None, None),
    };
    let level = probe
        .level
        .as_ref()
        .map(|level| quote!(#private::Level::#level));
    [
        setter("name", probe.name.as_ref()),
        setter("slow", probe.slow.as_ref().map(|slow| &slow.value)),
        setter(
            "critical",
            probe.critical.as_ref().map(|critical| &critical.value),
        ),
        setter("level", level),
        setter("ttl", ttl),
        setter("capacity", capacity),
    ]
    .into_iter()
    .collect()
}

fn setter(name: &str, value: Option<impl ToTokens>) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    let value = value.into_iter();
    quote!(#(.#name(#value))*)
}

/// How the runtime learns what became of a call.
fn verdict(probe: &Probe, function: &Signature, private: &TokenStream) -> TokenStream {
    let output = nameable_output(function);
    match &probe.kind {
        // There is no value that could be looked at, nor is there a type for
        // the classifier to go by.
        _ if matches!(output, Type::Never(_)) => quote!(|never: &_| match *never {}),
        Kind::Cached { .. } => {
            let place = place(function);
            let private = located(private, place);
            quote_spanned!(place=> #private::policy!(#output))
        }
        Kind::TimedQuery { .. } => quote!(#private::query_classifier!()),
        _ => quote!(#private::classifier!()),
    }
}
