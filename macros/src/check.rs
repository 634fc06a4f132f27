//! The rules that need two things to be seen together.
//!
//! What one argument alone can be wrong about was refused when it was read.

use syn::visit::Visit;
use syn::{
    FnArg, Lifetime, ParenthesizedGenericArguments, Pat, PatType, ReturnType, Signature, TypeFnPtr,
    TypeImplTrait, TypeReference,
};

use crate::diagnostics::{self, Diagnostics};
use crate::probe::{Kind, Probe};

/// Whether a function of this shape can be measured at all.
pub(crate) fn function(signature: &Signature, diagnostics: &mut Diagnostics) {
    not_const(signature, diagnostics);
    not_variadic(signature, diagnostics);
}

/// Whether this function can be measured in this way.
pub(crate) fn probe(probe: &Probe, signature: &Signature, diagnostics: &mut Diagnostics) {
    critical_above_slow(probe, diagnostics);
    if let Kind::Cached { key, .. } = &probe.kind {
        storable_output(signature, diagnostics);
        if key.is_none() {
            named_arguments(signature, diagnostics);
        }
    }
}

fn not_const(signature: &Signature, diagnostics: &mut Diagnostics) {
    if let Some(keyword) = &signature.constness {
        diagnostics.push(diagnostics::const_function(keyword));
    }
}

fn not_variadic(signature: &Signature, diagnostics: &mut Diagnostics) {
    if let Some(variadic) = &signature.variadic {
        diagnostics.push(diagnostics::c_variadic(&variadic.dots));
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

/// A value is kept beyond the call, under a type that can be named.
fn storable_output(signature: &Signature, diagnostics: &mut Diagnostics) {
    if let ReturnType::Type(_, output) = &signature.output {
        Storable { diagnostics }.visit_type(output);
    }
}

/// The default key is made of arguments, and only a name can be one twice.
fn named_arguments(signature: &Signature, diagnostics: &mut Diagnostics) {
    for input in &signature.inputs {
        if let FnArg::Typed(PatType { pat, .. }) = input
            && !matches!(**pat, Pat::Ident(_) | Pat::Wild(_))
        {
            diagnostics.push(diagnostics::cached_pattern(pat));
        }
    }
}

/// Pushes everything in a type that keeps its values from being stored.
struct Storable<'a> {
    diagnostics: &'a mut Diagnostics,
}

impl Visit<'_> for Storable<'_> {
    fn visit_type_impl_trait(&mut self, opaque: &TypeImplTrait) {
        self.diagnostics
            .push(diagnostics::cached_impl_trait(&opaque.impl_token));
    }

    fn visit_type_reference(&mut self, reference: &TypeReference) {
        match &reference.lifetime {
            Some(lifetime) => self.visit_lifetime(lifetime),
            None => self
                .diagnostics
                .push(diagnostics::cached_borrow(&reference.and_token)),
        }
        self.visit_type(&reference.elem);
    }

    fn visit_lifetime(&mut self, lifetime: &Lifetime) {
        if lifetime.ident != "static" {
            self.diagnostics.push(diagnostics::cached_borrow(lifetime));
        }
    }

    // The borrows of a function's own arguments and results are its callers' business.
    fn visit_type_fn_ptr(&mut self, _: &TypeFnPtr) {}
    fn visit_parenthesized_generic_arguments(&mut self, _: &ParenthesizedGenericArguments) {}
}
