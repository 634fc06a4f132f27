//! `#[derive(Label)]`: the values of a label from the names of an enum's variants.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, LitStr, Result, Variant};

use super::said::{Said, snake_case};
use crate::diagnostics::{self, Diagnostics};

/// ```text
/// impl Label for Plan {
///     const VALUES: &'static [&'static str] = &["free", "pro_2024"];
///     fn index(&self) -> usize {
///         match self {
///             Self::Free { .. } => 0,
///             Self::Pro { .. } => 1,
///         }
///     }
/// }
/// ```
pub(super) fn implementation(input: &DeriveInput) -> Result<TokenStream> {
    let mut diagnostics = Diagnostics::default();
    let on_type = diagnostics.absorb(said(&input.attrs)).unwrap_or_default();
    let root = on_type.root.unwrap_or_default();
    let variants = diagnostics.absorb(variants(input)).unwrap_or_default();
    let values = variants.iter().map(|variant| value(variant));
    let values: Vec<_> = values
        .filter_map(|value| diagnostics.absorb(value))
        .collect();
    diagnostics.into_result()?;

    let arms = variants.iter().enumerate();
    let arms = arms.map(|(index, Variant { ident, .. })| quote!(Self::#ident { .. } => #index,));
    let nothing = values.is_empty().then(|| quote!(_ => match *self {},));
    let name = &input.ident;
    let (parameters, arguments, conditions) = input.generics.split_for_impl();
    Ok(quote! {
        #[automatically_derived]
        impl #parameters #root::__private::Label for #name #arguments #conditions {
            const VALUES: &'static [&'static str] = &[#(#values),*];
            fn index(&self) -> usize {
                match self { #(#arms)* #nothing }
            }
        }
    })
}

/// The variants of an enum; nothing else has few values.
fn variants(input: &DeriveInput) -> Result<Vec<&Variant>> {
    let keyword = match &input.data {
        Data::Enum(data) => return Ok(data.variants.iter().collect()),
        Data::Struct(data) => data.struct_token.span(),
        Data::Union(data) => data.union_token.span(),
    };
    Err(diagnostics::label_of_struct(keyword))
}

fn value(variant: &Variant) -> Result<LitStr> {
    let Said {
        word, transparent, ..
    } = said(&variant.attrs)?;
    if let Some(transparent) = transparent {
        return Err(diagnostics::not_a_value(transparent.span()));
    }
    let name = &variant.ident;
    let from_name = || LitStr::new(&snake_case(&name.unraw().to_string()), name.span());
    Ok(word.unwrap_or_else(from_name))
}

fn said(attributes: &[Attribute]) -> Result<Said> {
    Said::by(attributes, "label", diagnostics::not_a_value)
}
