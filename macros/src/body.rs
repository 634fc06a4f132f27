//! What becomes of the author's statements: something the runtime can run once.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Lifetime, ReturnType, Signature, Type, parse_quote, parse_quote_spanned};

use crate::function::Function;

/// The statements as an argument of the runtime.
///
/// They are alone in their closure or block, so that no name of ours can
/// shadow one of theirs, and the first thing said is what they return:
/// coercions, `?` and `collect()` need to know it.
pub(crate) fn body(function: &Function, private: &TokenStream) -> TokenStream {
    let signature = &function.signature;
    let output = nameable_output(signature);
    let first = &function.first;
    let moved = &function.moved.statements;
    let arguments = &quote!(#first #moved);
    // Spans of the author's own: the compiler does not name what is captured by a macro's closure.
    let start = function.block.span_open();
    if signature.asyncness.is_some() {
        let returns = returns(signature, &output, private);
        let block = starting_with(&quote!(#returns #arguments), &function.block);
        return quote_spanned!(start=> async move #block);
    }
    let block = starting_with(arguments, &function.block);
    quote_spanned!(start=> move || -> #output #block)
}

/// `block` behind something else, or just as it was.
///
/// It stays in its own braces: what is missing in a half-typed body is missing at one of them.
pub(crate) fn starting_with(first: &TokenStream, block: &Group) -> Group {
    if first.is_empty() {
        return block.clone();
    }
    let label = is_expression(block).then(|| {
        let ours = Span::mixed_site().located_at(block.span_open());
        let label = Lifetime::new("'_body", ours);
        quote!(#label:)
    });
    let mut longer = Group::new(Delimiter::Brace, quote!(#first #label #block));
    longer.set_span(block.span());
    longer
}

/// Whether there may be nothing but an expression in it. The compiler warns of braces around one
/// in one line, unless they have a label.
pub(crate) fn is_expression(block: &Group) -> bool {
    let is_end =
        |token: TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
    !block.stream().is_empty() && !block.stream().into_iter().any(is_end)
}

/// Says what an `async` block returns.
fn returns(signature: &Signature, output: &Type, private: &TokenStream) -> Option<TokenStream> {
    if matches!(output, Type::Never(_)) {
        // A type of its own in the return type of a function only, as yet.
        return None;
    }
    let place = place(signature);
    let private = located(private, place);
    Some(quote_spanned!(place=> #private::returns!(#output);))
}

/// `tokens` as if they had been written at `place`.
pub(crate) fn located(tokens: &TokenStream, place: Span) -> TokenStream {
    tokens
        .clone()
        .into_iter()
        .map(|mut token| {
            token.set_span(token.span().located_at(place));
            token
        })
        .collect()
}

/// Where the author said what is returned: type errors in the body point there.
pub(crate) fn place(signature: &Signature) -> Span {
    ours_at(match &signature.output {
        ReturnType::Default => signature.paren_token.span.close(),
        ReturnType::Type(_, output) => output.span(),
    })
}

/// `place`, for tokens that the author did not write: lints leave those alone.
pub(crate) fn ours_at(place: Span) -> Span {
    Span::call_site().located_at(place)
}

/// The return type as the body of a function can name it: `_` for every `impl Trait`.
pub(crate) fn nameable_output(signature: &Signature) -> Type {
    match &signature.output {
        ReturnType::Default => parse_quote_spanned!(place(signature)=> ()),
        ReturnType::Type(_, output) => nameable(output),
    }
}

/// `node` as an expression can name it; what no expression can name yet is left to be inferred.
pub(crate) fn expressible(node: &Type) -> Type {
    match node {
        Type::Never(_) => parse_quote!(_),
        _ => nameable(node),
    }
}

/// Whether an expression can be said to be of the type that a function returns: it is named as a
/// whole, and there are values of it.
pub(crate) fn is_sayable(output: &Type) -> bool {
    !is_opaque(output) && !matches!(output, Type::Never(_))
}

/// Whether there is an `impl Trait` in it.
fn is_opaque(node: &Type) -> bool {
    let mut unnameable = Unnameable::default();
    unnameable.visit_type_mut(&mut node.clone());
    unnameable.is_found
}

fn nameable(node: &Type) -> Type {
    let mut node = node.clone();
    Unnameable::default().visit_type_mut(&mut node);
    node
}

#[derive(Default)]
struct Unnameable {
    is_found: bool,
}

impl VisitMut for Unnameable {
    fn visit_type_mut(&mut self, node: &mut Type) {
        match node {
            Type::ImplTrait(_) => {
                *node = parse_quote!(_);
                self.is_found = true;
            }
            _ => visit_mut::visit_type_mut(self, node),
        }
    }
}
