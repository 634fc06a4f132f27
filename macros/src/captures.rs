//! How a closure or an `async` block is made to capture arguments as its author passed them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit::{self, Visit};
use syn::{Attribute, PatIdent, PatType, Receiver, Signature};

use crate::function::conditions;

/// Captures each `mut` argument as a whole.
///
/// Otherwise only the fields that are used would be captured, and the compiler
/// would warn of those that are written before they are read.
pub(crate) fn whole_captures(signature: &Signature) -> TokenStream {
    let mut captures = Captures::default();
    for input in &signature.inputs {
        captures.visit_fn_arg(input);
    }
    captures.statements
}

#[derive(Default)]
struct Captures<'a> {
    /// Of the argument that is being looked at.
    conditions: Vec<&'a Attribute>,
    statements: TokenStream,
}

impl Captures<'_> {
    fn push(&mut self, name: &impl ToTokens) {
        let conditions = &self.conditions;
        self.statements
            .extend(quote!(#(#conditions)* let _ = &#name;));
    }
}

impl<'a> Visit<'a> for Captures<'a> {
    fn visit_receiver(&mut self, receiver: &'a Receiver) {
        if receiver.mutability.is_some() {
            self.push(&receiver.self_token);
        }
    }

    fn visit_pat_type(&mut self, argument: &'a PatType) {
        self.conditions = conditions(&argument.attrs).collect();
        self.visit_pat(&argument.pat);
    }

    fn visit_pat_ident(&mut self, pattern: &'a PatIdent) {
        if pattern.mutability.is_some() && pattern.by_ref.is_none() {
            self.push(&pattern.ident);
        }
        visit::visit_pat_ident(self, pattern);
    }
}
