//! Probe and function to tokens. Nothing can fail here: what can be wrong was refused before.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{FnArg, Pat, PatType, Signature, Type};

use crate::args::{Key, Label};
use crate::body::{body, nameable_output};
use crate::function::Function;
use crate::probe::{Kind, Probe};

/// Replaces the body of `function` by one call into the runtime, which runs it.
///
/// ```text
/// async fn charge(order: Order) -> Result<Receipt, Error> {
///     ::callsight::__private::observe_async(
///         {
///             static __CALLSITE: Callsite = Callsite::external_api(here!(__CALLSITE), ..);
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
    let private = private(probe);
    let observe = match &probe.kind {
        Kind::Cached { .. } => "cached",
        _ => "observe",
    };
    let (observe, wait) = match function.signature.asyncness {
        Some(_) => (format_ident!("{observe}_async"), Some(quote!(.await))),
        None => (format_ident!("{observe}"), None),
    };
    let callsite = callsite(probe, &function.signature);
    let key = key(probe, &function.signature).map(|key| quote!(#key,));
    let body = body(function, &private);
    let verdict = verdict(probe, &function.signature);

    let call = quote! {
        #private::#observe({ #callsite &__CALLSITE }, #key #body, #private::#verdict) #wait
    };
    with_block(function, call)
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

/// All that generated code may name.
fn private(probe: &Probe) -> TokenStream {
    let root = &probe.root;
    quote!(#root::__private)
}

/// The constant description of the function, which the catalogue finds.
fn callsite(probe: &Probe, function: &Signature) -> TokenStream {
    let private = private(probe);
    let function = function.ident.unraw().to_string();
    let (constructor, labels) = constructor(&probe.kind);
    let constructor = Ident::new(constructor, Span::call_site());
    let setters = setters(probe);
    quote! {
        #[#private::distributed_slice(#private::CALLSITES)]
        #[linkme(crate = #private::linkme)]
        static __CALLSITE: #private::Callsite =
            #private::Callsite::#constructor(#private::here!(__CALLSITE, #function) #(, #labels)*) #setters;
    }
}

fn constructor(kind: &Kind) -> (&'static str, Vec<&Label>) {
    match kind {
        Kind::TimedQuery {
            system,
            collection,
            operation,
        } => ("timed_query", vec![system, collection, operation]),
        Kind::ExternalApi { service, operation } => ("external_api", vec![service, operation]),
        Kind::Cached { cache, .. } => ("cached", vec![cache]),
        Kind::BackgroundJob { job } => ("background_job", vec![job]),
        Kind::Timed => ("timed", vec![]),
    }
}

/// `.slow(250_000_000)` and the like, for what was written only.
fn setters(probe: &Probe) -> TokenStream {
    let private = private(probe);
    let name = probe.name.iter().map(|name| quote!(.name(#name)));
    let slow = probe
        .slow
        .iter()
        .map(|slow| &slow.value)
        .map(|slow| quote!(.slow(#slow)));
    let critical = probe
        .critical
        .iter()
        .map(|critical| &critical.value)
        .map(|critical| quote!(.critical(#critical)));
    let level = probe
        .level
        .iter()
        .map(|level| quote!(.level(#private::Level::#level)));
    let of_kind = match &probe.kind {
        Kind::Cached { ttl, capacity, .. } => {
            let ttl = ttl.iter().map(|ttl| quote!(.ttl(#ttl)));
            let capacity = capacity.iter().map(|capacity| quote!(.capacity(#capacity)));
            quote!(#(#ttl)* #(#capacity)*)
        }
        _ => quote!(),
    };
    quote!(#(#name)* #(#slow)* #(#critical)* #(#level)* #of_kind)
}

/// How the runtime sees what became of a call.
fn verdict(probe: &Probe, function: &Signature) -> TokenStream {
    match &probe.kind {
        Kind::Cached { .. } => {
            let output = nameable_output(&function.output);
            quote!(policy!(#output))
        }
        Kind::TimedQuery { .. } => quote!(query_classifier!()),
        _ => quote!(classifier!()),
    }
}

/// What tells two cached calls apart. It is owned, and made before the body
/// takes the arguments.
fn key(probe: &Probe, function: &Signature) -> Option<TokenStream> {
    let private = private(probe);
    match &probe.kind {
        Kind::Cached { key: Some(key), .. } => Some(written_key(key, &private)),
        Kind::Cached { key: None, .. } => Some(default_key(function, &private)),
        _ => None,
    }
}

/// A method call, because it borrows what is owned and follows what is borrowed.
fn written_key(key: &Key, private: &TokenStream) -> TokenStream {
    quote! {
        {
            use #private::ToOwned as _;
            (#key).to_owned()
        }
    }
}

/// A tuple of all arguments but `self`. One that is called `_` cannot matter
/// to the body.
fn default_key(function: &Signature, private: &TokenStream) -> TokenStream {
    let arguments = function.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(argument) => owned_argument(argument, private),
        FnArg::Receiver(_) => None,
    });
    quote!((#(#arguments,)*))
}

fn owned_argument(argument: &PatType, private: &TokenStream) -> Option<TokenStream> {
    let Pat::Ident(pattern) = &*argument.pat else {
        return None;
    };
    let name = &pattern.ident;
    // An argument that is configured away is no part of the key either.
    let conditions = argument
        .attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"));
    let borrow = match &*argument.ty {
        Type::Reference(_) => None,
        _ if pattern.by_ref.is_some() => None,
        _ => Some(quote!(&)),
    };
    Some(quote!(#(#conditions)* #private::ToOwned::to_owned(#borrow #name)))
}
