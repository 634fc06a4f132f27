//! `#[derive(ErrorKind)]`: the kind of an error from the names of its variants.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{
    Attribute, Data, DeriveInput, Fields, Generics, Ident, LitStr, Member, Result, Type,
    WherePredicate, parse_quote,
};

use super::said::{Said, snake_case};
use crate::body::{located, ours_at};
use crate::diagnostics::{self, Diagnostics};

/// ```text
/// impl ErrorKind for PaymentError {
///     fn error_kind(&self) -> &'static str {
///         match self {
///             Self::Declined { .. } => "declined",
///             Self::Io { 0: inner } => ErrorKind::error_kind(inner),
///         }
///     }
/// }
/// ```
pub(super) fn implementation(input: &DeriveInput) -> Result<TokenStream> {
    let mut diagnostics = Diagnostics::default();
    let on_type = diagnostics.absorb(said(&input.attrs)).unwrap_or_default();
    let root = on_type.root.clone().unwrap_or_default();
    let private = quote!(#root::__private);

    let mut arms = Vec::new();
    let mut inner = Vec::new();
    for (path, name, fields, attributes) in variants(input, &mut diagnostics) {
        let said = attributes.map_or_else(|| Ok(on_type.clone()), said);
        let arm = said.and_then(|said| Arm::of(&name, fields, said));
        if let Some(arm) = diagnostics.absorb(arm) {
            arms.push(arm.tokens(&path, &private));
            inner.extend(arm.inner());
        }
    }
    diagnostics.into_result()?;
    Ok(with_arms(input, &arms, &inner, &private))
}

fn with_arms(
    input: &DeriveInput,
    arms: &[TokenStream],
    inner: &[Type],
    private: &TokenStream,
) -> TokenStream {
    let name = &input.ident;
    let generics = with_bounds(&input.generics, inner, private);
    let (parameters, arguments, conditions) = generics.split_for_impl();
    let nothing = arms.is_empty().then(|| quote!(_ => match *self {},));
    quote! {
        #[automatically_derived]
        impl #parameters #private::ErrorKind for #name #arguments #conditions {
            fn error_kind(&self) -> &'static str {
                match self { #(#arms)* #nothing }
            }
        }
    }
}

/// Asks for the bounds that transparent fields need, where they depend on a parameter.
fn with_bounds(generics: &Generics, inner: &[Type], private: &TokenStream) -> Generics {
    let mut generics = generics.clone();
    if generics.type_params().next().is_some() {
        let bounds = inner
            .iter()
            .map(|inner| -> WherePredicate { parse_quote!(#inner: #private::ErrorKind) });
        let bounds: Vec<_> = bounds.collect();
        generics.make_where_clause().predicates.extend(bounds);
    }
    generics
}

type Variant<'a> = (TokenStream, Ident, &'a Fields, Option<&'a [Attribute]>);

/// The variants of an enum; a struct is its own and only one, and has no attributes but its own.
fn variants<'a>(input: &'a DeriveInput, diagnostics: &mut Diagnostics) -> Vec<Variant<'a>> {
    match &input.data {
        Data::Enum(data) => data
            .variants
            .iter()
            .map(|variant| {
                let name = &variant.ident;
                let path = quote!(Self::#name);
                (path, name.clone(), &variant.fields, Some(&*variant.attrs))
            })
            .collect(),
        Data::Struct(data) => vec![(quote!(Self), input.ident.clone(), &data.fields, None)],
        Data::Union(data) => {
            diagnostics.push(diagnostics::kind_of_union(data.union_token.span()));
            Vec::new()
        }
    }
}

/// What becomes of one variant.
enum Arm {
    Named(LitStr),
    Transparent(Member, Box<Type>),
}

impl Arm {
    fn of(name: &Ident, fields: &Fields, said: Said) -> Result<Self> {
        if let Some(transparent) = said.transparent {
            let mut members = fields.members().zip(fields);
            return match (members.next(), members.next()) {
                (Some((member, field)), None) => {
                    Ok(Self::Transparent(member, Box::new(field.ty.clone())))
                }
                _ => Err(diagnostics::not_transparent(&transparent)),
            };
        }
        Ok(Self::Named(said.word.unwrap_or_else(|| {
            LitStr::new(&snake_case(&name.unraw().to_string()), name.span())
        })))
    }

    fn tokens(&self, path: &TokenStream, private: &TokenStream) -> TokenStream {
        match self {
            Self::Named(kind) => quote!(#path { .. } => #kind,),
            Self::Transparent(member, inner) => {
                // Where there is no kind, the compiler points at the field.
                let place = ours_at(inner.span());
                let private = located(private, place);
                let field = Ident::new("field", place);
                let kind = quote_spanned!(place=> #private::ErrorKind::error_kind(#field));
                quote!(#path { #member: #field } => #kind,)
            }
        }
    }

    fn inner(&self) -> Option<Type> {
        match self {
            Self::Named(_) => None,
            Self::Transparent(_, inner) => Some(Type::clone(inner)),
        }
    }
}

fn said(attributes: &[Attribute]) -> Result<Said> {
    Said::by(attributes, "error_kind", diagnostics::not_a_kind_of_error)
}
