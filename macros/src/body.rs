//! What becomes of the author's statements: something the runtime can run once.

use proc_macro2::TokenStream;
use quote::quote;
use syn::visit_mut::{self, VisitMut};
use syn::{ReturnType, Type, parse_quote};

use crate::function::Function;

/// The statements as an argument of the runtime.
///
/// They are alone in their closure or block, so that no name of ours can
/// shadow one of theirs, and the first thing said is what they return:
/// coercions, `?` and `collect()` need to know it.
pub(crate) fn body(function: &Function, private: &TokenStream) -> TokenStream {
    let output = nameable_output(&function.signature.output);
    let block = &function.block;
    if function.signature.asyncness.is_none() {
        return quote!(move || -> #output #block);
    }
    let statements = block.stream();
    let returns = match output {
        // The compiler asks for a type that can be named where it is a statement.
        Type::Never(_) => None,
        _ => Some(quote!(#private::returns!(#output);)),
    };
    quote!(async move { #returns #statements })
}

/// The return type as the body of a function can name it: `_` for every `impl Trait`.
pub(crate) fn nameable_output(output: &ReturnType) -> Type {
    match output {
        ReturnType::Default => parse_quote!(()),
        ReturnType::Type(_, output) => {
            let mut output = Type::clone(output);
            Unnameable.visit_type_mut(&mut output);
            output
        }
    }
}

struct Unnameable;

impl VisitMut for Unnameable {
    fn visit_type_mut(&mut self, node: &mut Type) {
        match node {
            Type::ImplTrait(_) => *node = parse_quote!(_),
            _ => visit_mut::visit_type_mut(self, node),
        }
    }
}
