//! Bodies that stay where they are, behind a guard.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::body::starting_with;
use crate::function::Function;

/// The author's statements, after a guard that records the call when it is dropped.
///
/// ```text
/// fn adder(n: u32) -> impl Fn(u32) -> u32 {
///     let _call = in_place({ static __CALLSITE: .. &__CALLSITE }, Verdict::OK);
///     move |m| n + m
/// }
/// ```
///
/// No name of ours is seen by the author: it has the hygiene of `macro_rules!`.
pub(crate) fn guarded(
    function: &Function,
    callsite: &TokenStream,
    private: &TokenStream,
) -> TokenStream {
    let call = Ident::new("_call", Span::mixed_site());
    let guard = quote!(let #call = #private::in_place(#callsite, #private::Verdict::OK););
    starting_with(&guard, &function.block).stream()
}
