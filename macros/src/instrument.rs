//! The stages of every attribute, in order: read, lower, check, expand.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::args::Arguments;
use crate::block::Block;
use crate::check::{self, Place};
use crate::diagnostics::Diagnostics;
use crate::function::Function;
use crate::{expand, fallback, linted, off};

/// One function, or each of a block.
pub(crate) fn instrument<A: Arguments>(arguments: TokenStream, item: &TokenStream) -> TokenStream {
    match Block::read(item) {
        Some(block) => instrument_block::<A>(&arguments, &block),
        None => instrument_function::<A>(arguments, item, Place::Function),
    }
}

/// Each method as if the attribute were on it, once it is clear that it can be on any of them.
fn instrument_block<A: Arguments>(arguments: &TokenStream, block: &Block) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let shared = diagnostics.absorb(syn::parse2::<A>(arguments.clone()));
    check::check_block(shared.as_ref(), block, &mut diagnostics);

    let place = Place::Block {
        keeps_async: block.keeps_async,
    };
    if diagnostics.is_empty() {
        return block.with(block.members.iter().map(|member| {
            let method = member.to_token_stream();
            if member.is_measured() {
                return instrument_function::<A>(arguments.clone(), &method, place);
            }
            method
        }));
    }
    let as_it_was = block.with(block.members.iter().map(ToTokens::to_token_stream));
    fallback::unmeasured(&as_it_was, diagnostics)
}

/// The stages, in order; the same for every attribute.
fn instrument_function<A: Arguments>(
    arguments: TokenStream,
    item: &TokenStream,
    place: Place,
) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let arguments = diagnostics.absorb(syn::parse2::<A>(arguments));
    let function = diagnostics.absorb(Function::read(item.clone(), A::ATTRIBUTE));

    if let Some(mut function) = function {
        let probe = arguments.map(|arguments| arguments.lower(&function.signature));
        check::check(probe.as_ref(), &function, place, &mut diagnostics);
        if let Some(probe) = probe
            && diagnostics.is_empty()
        {
            if probe.is_disabled || off::is_off() {
                return item.clone();
            }
            if off::is_linted() {
                return linted::linted(item, &probe, &function, place);
            }
            function.first = expand::first(&probe, &function);
            return expand::measured(&probe, &function, place);
        }
    }
    fallback::unmeasured(item, diagnostics)
}
