//! The traits that can be derived.

mod error_kind;
mod label;
mod said;

use proc_macro2::TokenStream;
use syn::{DeriveInput, Result};

/// `#[derive(ErrorKind)]`
pub(crate) fn error_kind(input: TokenStream) -> TokenStream {
    derived(input, error_kind::implementation)
}

/// `#[derive(Label)]`
pub(crate) fn label(input: TokenStream) -> TokenStream {
    derived(input, label::implementation)
}

/// The implementation, or every mistake in what it was asked for.
fn derived(
    input: TokenStream,
    implementation: fn(&DeriveInput) -> Result<TokenStream>,
) -> TokenStream {
    let implementation = syn::parse2(input).and_then(|input| implementation(&input));
    implementation.unwrap_or_else(|mistakes| mistakes.to_compile_error())
}
