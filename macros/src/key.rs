//! What tells two calls of a cached function apart.

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{FnArg, Pat, PatType, Signature, Type};

use crate::args::Key;
use crate::arguments::conditions;
use crate::body::{located, ours_at};

/// The key that was written, or all arguments but `self`.
///
/// It is owned, and made before the body takes the arguments. Where it cannot
/// be looked up, the compiler points at what it is made of.
pub(crate) fn key(
    written: Option<&Key>,
    function: &Signature,
    private: &TokenStream,
) -> TokenStream {
    match written {
        Some(key) => written_key(key, private),
        None => default_key(function, private),
    }
}

/// A method call, because it borrows what is owned and follows what is borrowed.
fn written_key(key: &Key, private: &TokenStream) -> TokenStream {
    let place = ours_at(key.span());
    let private = located(private, place);
    quote_spanned! {place=>
        {
            use #private::ToOwned as _;
            (#key).to_owned()
        }
    }
}

/// A tuple. What is called `_` is of no use to the body, and so not to the key.
fn default_key(function: &Signature, private: &TokenStream) -> TokenStream {
    let arguments = function.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(argument) => owned_argument(argument, private),
        FnArg::Receiver(_) => None,
    });
    let place = ours_at(function.paren_token.span.join());
    quote_spanned!(place=> (#(#arguments,)*))
}

fn owned_argument(argument: &PatType, private: &TokenStream) -> Option<TokenStream> {
    let Pat::Ident(pattern) = &*argument.pat else {
        return None;
    };
    let name = &pattern.ident;
    let place = ours_at(name.span());
    let private = located(private, place);
    let is_borrowed = matches!(*argument.ty, Type::Reference(_)) || pattern.by_ref.is_some();
    let borrow = (!is_borrowed).then(|| quote_spanned!(place=> &));
    let conditions = conditions(&argument.attrs);
    Some(quote_spanned! {place=>
        #(#conditions)* #private::key_of!(#borrow #name, callsight_key)
    })
}
