//! What is left when an attribute cannot do what it was asked for.

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Diagnostics;

/// The item as it was, not measured, and what is wrong with the attribute.
///
/// The item stays so that only the mistake is reported, and not every call of
/// a function that would be gone.
pub(crate) fn unmeasured(item: &TokenStream, diagnostics: Diagnostics) -> TokenStream {
    let mistakes = diagnostics.into_compile_errors();
    quote!(#item #mistakes)
}
