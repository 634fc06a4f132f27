//! What a function's signature says of how its calls can be measured.

use syn::punctuated::Punctuated;
use syn::{
    AngleBracketedGenericArguments, AssocType, GenericArgument, Path, PathArguments, ReturnType,
    Signature, Token, TraitBound, Type, TypeImplTrait, TypeParamBound,
};

use crate::arguments::is_primitive;

/// How a call of a function begins and ends.
pub(crate) enum Shape<'a> {
    /// `async fn`: when it is polled, and with what is written behind the arrow.
    Async,

    /// `-> impl Future<Output = T>`: the same, with `T`.
    Future(&'a Type),

    /// `-> impl Stream<Item = T>`: from its first poll to its end, with `T` each time.
    Stream(&'a Type),

    /// `-> impl Trait`: only the compiler knows whether that is a future or a stream.
    Unnamed,

    /// `-> impl Fn(T) -> U`: it is no future, and a closure can leave out the types that are
    /// said here, as long as it is what the function itself returns.
    Callable,

    /// `-> T`: only the compiler knows what is behind the name.
    Named,

    /// One of these two, which its author says is a stream; the compiler checks that.
    Streamed { is_named: bool },

    /// Surely no future and no stream.
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
            Type::Path(path) if is_well_known(&path.path) => Self::Value,
            Type::Path(_) | Type::Macro(_) | Type::Verbatim(_) => Self::Named,
            _ => Self::Value,
        }
    }

    fn of_opaque(opaque: &'a TypeImplTrait) -> Self {
        if bounds(&opaque.bounds).any(is_callable) {
            return Self::Callable;
        }
        let future = bounds(&opaque.bounds).find_map(|bound| said_of(bound, "Future", "Output"));
        let stream = bounds(&opaque.bounds).find_map(item_of_stream);
        match (future, stream) {
            (Some(output), _) => Self::Future(output),
            (None, Some(item)) => Self::Stream(item),
            // Nobody can poll what is only said to take items, be it a stream besides.
            (None, None) if bounds(&opaque.bounds).any(is_sink) => Self::Value,
            (None, None) => Self::Unnamed,
        }
    }
}

/// Types that everybody knows: to ask the compiler about each of them takes its time. Whoever calls
/// a future or a stream of his own so has its call measured.
fn is_well_known(path: &Path) -> bool {
    const VALUES: [&str; 4] = ["Option", "Result", "String", "Vec"];
    path.segments.last().is_some_and(|last| {
        is_primitive(&last.ident) || VALUES.iter().any(|value| last.ident == value)
    })
}

/// `Pin<Box<dyn Stream<Item = T>>>`, as far as it is spelled.
pub(crate) fn is_boxed_stream(output: &Type) -> bool {
    match output {
        Type::Group(group) => is_boxed_stream(&group.elem),
        Type::Paren(paren) => is_boxed_stream(&paren.elem),
        Type::Path(path) => boxed(&path.path).is_some_and(is_boxed_stream),
        Type::TraitObject(object) => bounds(&object.bounds).any(|it| item_of_stream(it).is_some()),
        _ => false,
    }
}

/// `T` of `Pin<T>` and `Box<T>`.
fn boxed(path: &Path) -> Option<&Type> {
    let last = path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(inner) if last.ident == "Pin" || last.ident == "Box" => Some(inner),
        _ => None,
    }
}

type Bounds = Punctuated<TypeParamBound, Token![+]>;

fn bounds(bounds: &Bounds) -> impl Iterator<Item = &TraitBound> {
    bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => Some(bound),
        _ => None,
    })
}

fn is_callable(bound: &TraitBound) -> bool {
    arguments(bound).is_some_and(|arguments| matches!(arguments, PathArguments::Parenthesized(_)))
}

fn is_sink(bound: &TraitBound) -> bool {
    let last = bound.path.segments.last();
    last.is_some_and(|last| last.ident == "Sink")
}

fn item_of_stream(bound: &TraitBound) -> Option<&Type> {
    said_of(bound, "Stream", "Item")
}

/// `T` of `Future<Output = T>`.
fn said_of<'a>(bound: &'a TraitBound, name: &str, associated: &str) -> Option<&'a Type> {
    let is_meant = bound.path.segments.last()?.ident == name;
    let PathArguments::AngleBracketed(AngleBracketedGenericArguments { args, .. }) =
        arguments(bound).filter(|_| is_meant)?
    else {
        return None;
    };
    args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(AssocType { ident, ty, .. }) if ident == associated => Some(ty),
        _ => None,
    })
}

fn arguments(bound: &TraitBound) -> Option<&PathArguments> {
    let segment = bound.path.segments.last()?;
    Some(&segment.arguments)
}
