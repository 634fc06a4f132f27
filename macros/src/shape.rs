//! What a function's signature says of how its calls can be measured.

use syn::punctuated::Punctuated;
use syn::{
    AngleBracketedGenericArguments, AssocType, GenericArgument, PathArguments, ReturnType,
    Signature, Token, TraitBound, Type, TypeImplTrait, TypeParamBound,
};

/// How a call of a function begins and ends.
pub(crate) enum Shape<'a> {
    /// `async fn`: when it is polled, and with what is written behind the arrow.
    Async,

    /// `-> impl Future<Output = T>`: the same, with `T`.
    Future(&'a Type),

    /// `-> impl Trait`: only the compiler knows whether that is a future.
    Unnamed,

    /// `-> impl Fn(T) -> U`: it is no future, and a closure can leave out the types that are
    /// said here, as long as it is what the function itself returns.
    Callable,

    /// `-> T`: only the compiler knows what is behind the name.
    Named,

    /// Surely no future.
    Value,
}

impl<'a> Shape<'a> {
    pub(crate) fn of(signature: &'a Signature) -> Self {
        if signature.asyncness.is_some() {
            return Self::Async;
        }
        match &signature.output {
            ReturnType::Default => Self::Value,
            ReturnType::Type(_, output) => Self::of_output(output),
        }
    }

    fn of_output(output: &'a Type) -> Self {
        match output {
            Type::Group(group) => Self::of_output(&group.elem),
            Type::Paren(paren) => Self::of_output(&paren.elem),
            Type::ImplTrait(opaque) => Self::of_opaque(opaque),
            Type::Path(_) | Type::Macro(_) | Type::Verbatim(_) => Self::Named,
            _ => Self::Value,
        }
    }

    fn of_opaque(opaque: &'a TypeImplTrait) -> Self {
        if bounds(opaque).any(is_callable) {
            return Self::Callable;
        }
        match bounds(opaque).find_map(output_of_future) {
            Some(output) => Self::Future(output),
            None => Self::Unnamed,
        }
    }
}

fn bounds(opaque: &TypeImplTrait) -> impl Iterator<Item = &TraitBound> {
    let bounds: &Punctuated<TypeParamBound, Token![+]> = &opaque.bounds;
    bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => Some(bound),
        _ => None,
    })
}

fn is_callable(bound: &TraitBound) -> bool {
    arguments(bound).is_some_and(|arguments| matches!(arguments, PathArguments::Parenthesized(_)))
}

/// `T` of `Future<Output = T>`.
fn output_of_future(bound: &TraitBound) -> Option<&Type> {
    let is_future = bound.path.segments.last()?.ident == "Future";
    let PathArguments::AngleBracketed(AngleBracketedGenericArguments { args, .. }) =
        arguments(bound).filter(|_| is_future)?
    else {
        return None;
    };
    args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(AssocType { ident, ty, .. }) if ident == "Output" => Some(ty),
        _ => None,
    })
}

fn arguments(bound: &TraitBound) -> Option<&PathArguments> {
    let segment = bound.path.segments.last()?;
    Some(&segment.arguments)
}
