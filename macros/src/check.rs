//! The rules that need two things to be seen together.
//!
//! What one argument alone can be wrong about was refused when it was read.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{
    Attribute, FnArg, Lifetime, ParenthesizedGenericArguments, Pat, PatType, ReturnType, Signature,
    Type, TypeFnPtr, TypeImplTrait, TypeNever, TypeReference,
};

use crate::args::Arguments;
use crate::block::{Block, Member};
use crate::capture;
use crate::diagnostics::{self, Diagnostics};
use crate::function::Function;
use crate::probe::{Kind, Probe};
use crate::shape::Shape;

/// Where the attribute is written.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    Function,
    /// On the block that the function is in.
    Block {
        keeps_async: bool,
    },
}

impl Place {
    /// How one gets rid of it.
    fn remedy(self) -> &'static str {
        match self {
            Self::Function => "the attribute",
            Self::Block { .. } => "write `#[callsight(skip)]` above it",
        }
    }

    /// Whether an `async fn` there has to stay one.
    pub(crate) fn keeps_async(self) -> bool {
        matches!(self, Self::Block { keeps_async: true })
    }
}

/// Whether this function can be measured, and in the way that was asked for;
/// `probe` is missing when that could not be read.
pub(crate) fn check(
    probe: Option<&Probe>,
    function: &Function,
    place: Place,
    diagnostics: &mut Diagnostics,
) {
    let Function {
        signature: function,
        attributes,
        ..
    } = function;
    if let Some(probe) = probe {
        critical_above_slow(probe, diagnostics);
        judged_once(probe, diagnostics);
        call_that_does_something(probe, function, diagnostics);
        stream_that_is_measured(probe, function, diagnostics);
        let shape = probe.shape(function);
        capture::check(&probe.captures, function, &shape, diagnostics);
    }
    not_const(function, place, diagnostics);
    not_poll(function, diagnostics);
    not_variadic(function, diagnostics);
    if let Some(Kind::Cached { key, .. }) = probe.map(|probe| &probe.kind) {
        if key.is_none() {
            storable_arguments(function, diagnostics);
        }
        storable_output(function, diagnostics);
        nobody_in_particular(attributes, diagnostics);
    }
}

/// Whether these arguments can be those of every method in `block`.
pub(crate) fn check_block<A: Arguments>(
    arguments: Option<&A>,
    block: &Block,
    diagnostics: &mut Diagnostics,
) {
    if let Some(name) = arguments.and_then(|arguments| arguments.name()) {
        diagnostics.push(diagnostics::name_of_block(&name.key));
    }
    for mistake in block.members.iter().flat_map(Member::mistakes) {
        diagnostics.push(mistake);
    }
    if !block.members.iter().any(Member::is_measured) {
        diagnostics.push(diagnostics::empty_block(&block.keyword, A::ATTRIBUTE));
    }
}

fn not_const(signature: &Signature, place: Place, diagnostics: &mut Diagnostics) {
    if let Some(keyword) = &signature.constness {
        diagnostics.push(diagnostics::const_function(keyword.span(), place.remedy()));
    }
}

/// `fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T>`, under whatever name.
fn not_poll(signature: &Signature, diagnostics: &mut Diagnostics) {
    let takes_context = signature.inputs.iter().any(|input| match input {
        FnArg::Typed(argument) => is_called(owned(&argument.ty), "Context"),
        FnArg::Receiver(_) => false,
    });
    if let ReturnType::Type(_, output) = &signature.output
        && takes_context
        && is_called(output, "Poll")
    {
        diagnostics.push(diagnostics::poll(&signature.ident));
    }
}

fn is_called(node: &Type, name: &str) -> bool {
    let Type::Path(path) = node else {
        return false;
    };
    let last = path.path.segments.last();
    last.is_some_and(|last| last.ident == name)
}

fn not_variadic(signature: &Signature, diagnostics: &mut Diagnostics) {
    if let Some(variadic) = &signature.variadic {
        diagnostics.push(diagnostics::c_variadic(variadic.dots.span()));
    }
}

/// Every critical call is also a slow one.
fn critical_above_slow(probe: &Probe, diagnostics: &mut Diagnostics) {
    if let (Some(slow), Some(critical)) = (&probe.slow, &probe.critical)
        && critical.value.nanos() <= slow.value.nanos()
    {
        diagnostics.push(diagnostics::critical_not_above_slow(
            &critical.key,
            slow.value.written(),
        ));
    }
}

/// `ok_if` and `error_if` would each have the last word.
fn judged_once(probe: &Probe, diagnostics: &mut Diagnostics) {
    if let (Some(_), Some(error_if)) = (&probe.judged.ok_if, &probe.judged.error_if) {
        diagnostics.push(diagnostics::judged_twice(&error_if.key));
    }
}

/// What an `async fn` does, its future does.
fn call_that_does_something(probe: &Probe, function: &Signature, diagnostics: &mut Diagnostics) {
    if let (Some(measure), Some(_)) = (&probe.measure, &function.asyncness) {
        diagnostics.push(diagnostics::measure_of_async(&measure.key));
    }
}

/// What may be a stream is for the compiler to say.
fn stream_that_is_measured(probe: &Probe, function: &Signature, diagnostics: &mut Diagnostics) {
    let Some(stream) = &probe.stream else {
        return;
    };
    if probe.measure.is_some() {
        diagnostics.push(diagnostics::call_of_stream(stream));
    }
    match Shape::of(function) {
        Shape::Async => diagnostics.push(diagnostics::stream_of_async(stream)),
        Shape::Future(_) | Shape::Callable | Shape::Value => {
            diagnostics.push(diagnostics::no_stream(stream));
        }
        _ => {}
    }
}

/// A value is kept beyond the call, under a type that can be named.
fn storable_output(function: &Signature, diagnostics: &mut Diagnostics) {
    let ReturnType::Type(_, output) = &function.output else {
        return;
    };
    let output = Unstorable::of(output);
    for opaque in output.opaque {
        diagnostics.push(diagnostics::cached_impl_trait(opaque));
    }
    for never in output.never {
        diagnostics.push(diagnostics::cached_never(never));
    }
    for borrow in output.borrows {
        diagnostics.push(diagnostics::cached_borrow(borrow));
    }
}

/// A value is kept for all callers.
fn nobody_in_particular(attributes: &[Attribute], diagnostics: &mut Diagnostics) {
    let is_tracked = |attribute: &&Attribute| attribute.path().is_ident("track_caller");
    if let Some(tracked) = attributes.iter().find(is_tracked) {
        diagnostics.push(diagnostics::cached_for_its_caller(tracked.path()));
    }
}

/// The default key is made of the arguments, and outlives the call with the value.
fn storable_arguments(function: &Signature, diagnostics: &mut Diagnostics) {
    let arguments = function.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(argument) => Some(argument),
        FnArg::Receiver(_) => None,
    });
    for PatType { pat, ty, .. } in arguments {
        match **pat {
            // Nobody can use it, so the value cannot depend on it.
            Pat::Wild(_) => {}
            Pat::Ident(_) => {
                for borrow in Unstorable::of(owned(ty)).borrows {
                    diagnostics.push(diagnostics::cached_borrowed_argument(borrow));
                }
            }
            _ => diagnostics.push(diagnostics::cached_pattern(pat.span())),
        }
    }
}

/// What `to_owned` makes of a type, as far as its spelling tells.
fn owned(argument: &Type) -> &Type {
    match argument {
        Type::Reference(reference) => &reference.elem,
        _ => argument,
    }
}

/// What keeps the values of a type from being stored.
#[derive(Default)]
struct Unstorable {
    opaque: Vec<Span>,
    never: Vec<Span>,
    borrows: Vec<Span>,
}

impl Unstorable {
    fn of(node: &Type) -> Self {
        let mut found = Self::default();
        found.visit_type(node);
        found
    }
}

impl Visit<'_> for Unstorable {
    fn visit_type_impl_trait(&mut self, opaque: &TypeImplTrait) {
        self.opaque.push(opaque.impl_token.span());
    }

    fn visit_type_never(&mut self, never: &TypeNever) {
        self.never.push(never.span());
    }

    fn visit_type_reference(&mut self, reference: &TypeReference) {
        match &reference.lifetime {
            Some(lifetime) => self.visit_lifetime(lifetime),
            None => self.borrows.push(reference.and_token.span()),
        }
        self.visit_type(&reference.elem);
    }

    fn visit_lifetime(&mut self, lifetime: &Lifetime) {
        if lifetime.ident != "static" {
            self.borrows.push(lifetime.span());
        }
    }

    // What a function takes and returns is borrowed when it is called, not before.
    fn visit_type_fn_ptr(&mut self, _: &TypeFnPtr) {}
    fn visit_parenthesized_generic_arguments(&mut self, _: &ParenthesizedGenericArguments) {}
}
