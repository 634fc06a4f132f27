//! The attributes of `callsight`. Use them through that crate.

mod args;
mod body;
mod check;
mod diagnostics;
mod expand;
mod fallback;
mod function;
mod probe;
#[cfg(test)]
mod snapshots;

use proc_macro::TokenStream;

use args::{Arguments, BackgroundJob, Cached, ExternalApi, Timed, TimedQuery};
use diagnostics::Diagnostics;
use function::Function;

/// Measures a call of a database.
#[proc_macro_attribute]
pub fn timed_query(arguments: TokenStream, item: TokenStream) -> TokenStream {
    instrument::<TimedQuery>(arguments.into(), &item.into()).into()
}

/// Measures a call of somebody else's service.
#[proc_macro_attribute]
pub fn external_api(arguments: TokenStream, item: TokenStream) -> TokenStream {
    instrument::<ExternalApi>(arguments.into(), &item.into()).into()
}

/// Keeps the value of a function for a while, and counts hits and misses.
#[proc_macro_attribute]
pub fn cached(arguments: TokenStream, item: TokenStream) -> TokenStream {
    instrument::<Cached>(arguments.into(), &item.into()).into()
}

/// Measures work that nobody waits for.
#[proc_macro_attribute]
pub fn background_job(arguments: TokenStream, item: TokenStream) -> TokenStream {
    instrument::<BackgroundJob>(arguments.into(), &item.into()).into()
}

/// Measures any other function.
#[proc_macro_attribute]
pub fn timed(arguments: TokenStream, item: TokenStream) -> TokenStream {
    instrument::<Timed>(arguments.into(), &item.into()).into()
}

/// The stages, in order; the same for every attribute.
fn instrument<A: Arguments>(
    arguments: proc_macro2::TokenStream,
    item: &proc_macro2::TokenStream,
) -> proc_macro2::TokenStream {
    let mut diagnostics = Diagnostics::default();
    let arguments = diagnostics.absorb(syn::parse2::<A>(arguments));
    let function = diagnostics.absorb(Function::read(item.clone(), A::ATTRIBUTE));
    if let Some(function) = &function {
        check::function(&function.signature, &mut diagnostics);
    }
    if let (Some(arguments), Some(function)) = (arguments, function) {
        let probe = arguments.lower(&function.signature);
        check::probe(&probe, &function.signature, &mut diagnostics);
        if diagnostics.is_empty() {
            return expand::measured(&probe, &function);
        }
    }
    fallback::unmeasured(item, diagnostics)
}
