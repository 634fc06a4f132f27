//! The arguments that a slow call shows: taken first in the body, before anything is done with them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::{PatIdent, Signature};

use crate::args::{Capture, Captures};
use crate::body::{located, ours_at};
use crate::diagnostics::{self, Diagnostics};
use crate::shape::Shape;

/// ```text
/// let _captured = captured(module_path!(), "place", [("id", safe(&id)), ("email", hash(&email))]);
/// ```
///
/// No name of ours is seen by the author: it has the hygiene of `macro_rules!`.
pub(crate) fn captured(
    captures: &Captures,
    function: &Signature,
    private: &TokenStream,
) -> Option<TokenStream> {
    let taken: Vec<_> = captures.taken().map(|it| taken(it, private)).collect();
    let guard = Ident::new("_captured", Span::mixed_site());
    let name = function.ident.unraw().to_string();
    (!taken.is_empty()).then(
        || quote!(let #guard = #private::captured(#private::module_path!(), #name, [#(#taken),*]);),
    )
}

/// Where it cannot be taken, the compiler points at it.
fn taken(capture: &Capture, private: &TokenStream) -> TokenStream {
    let argument = &capture.argument;
    let name = argument.unraw().to_string();
    let place = ours_at(argument.span());
    let private = located(private, place);
    let take = Ident::new(capture.class.as_str(), place);
    quote_spanned!(place=> (#name, #private::#take(&#argument)))
}

/// Whether there are such arguments, and whether they are there as long as the call runs.
pub(crate) fn check(
    captures: &Captures,
    function: &Signature,
    shape: &Shape<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(key) = &captures.key else {
        return;
    };
    if matches!(
        shape,
        Shape::Future(_) | Shape::Stream(_) | Shape::Streamed { .. }
    ) {
        diagnostics.push(diagnostics::captured_too_early(key));
    }
    let mut arguments = Arguments::default();
    arguments.visit_signature(function);
    for Capture { argument, .. } in &captures.all {
        if !arguments.0.contains(argument) {
            diagnostics.push(diagnostics::no_argument(argument, &arguments.names()));
        }
    }
}

/// The names that arguments, or parts of them, are bound to.
#[derive(Default)]
struct Arguments(Vec<Ident>);

impl Arguments {
    fn names(&self) -> Vec<String> {
        self.0.iter().map(ToString::to_string).collect()
    }
}

impl Visit<'_> for Arguments {
    fn visit_pat_ident(&mut self, pattern: &PatIdent) {
        self.0.push(pattern.ident.clone());
        visit::visit_pat_ident(self, pattern);
    }
}
