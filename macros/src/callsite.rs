//! The static that a function leaves in the catalogue.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ReturnType;
use syn::ext::IdentExt;

use crate::args::Label;
use crate::function::Function;
use crate::labels;
use crate::probe::{Kind, Probe};
use crate::shape::{Shape, is_boxed_stream};

/// The constant description of the function, which the catalogue finds.
pub(crate) fn callsite(probe: &Probe, function: &Function, private: &TokenStream) -> TokenStream {
    let name = function.signature.ident.unraw().to_string();
    let (constructor, labels) = constructor(&probe.kind);
    let mut setters = setters(probe, private);
    if is_stream(probe, function) {
        setters.extend(quote!(.stream()));
    }
    let added = labels::declared(probe, &function.signature, private);
    quote! {
        #[#private::distributed_slice(#private::CALLSITES)]
        #[linkme(crate = #private::linkme)]
        static __CALLSITE: #private::Callsite =
            #private::Callsite::#constructor(#private::here!(#name) #(, #labels)*)
                #setters #added;
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

/// Whether it is plain, without asking the compiler, that a stream is measured.
fn is_stream(probe: &Probe, function: &Function) -> bool {
    match (probe.shape(&function.signature), &function.signature.output) {
        (Shape::Stream(_) | Shape::Streamed { .. }, _) => true,
        (Shape::Named, ReturnType::Type(_, output)) => {
            // A box that is returned in place is not looked into.
            is_boxed_stream(output) && !function.is_tracked()
        }
        _ => false,
    }
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
