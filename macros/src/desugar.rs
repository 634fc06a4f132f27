//! An `async fn` as the plain function it stands for, whose body is then in one future and not in two.
//!
//! A future inside the future of an `async fn` holds the arguments a second time: they are moved
//! into it, and the room they leave is not used again.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::visit::{self, Visit};
use syn::{
    Attribute, FnArg, Pat, PatIdent, PatStruct, ReturnType, Signature, Token, Type,
    parse_quote_spanned,
};

use crate::arguments::may_be_dropped;
use crate::body::{located, ours_at, place};
use crate::function::Function;

/// `fn f(..) -> impl Future<Output = T>` for `async fn f(..) -> T`; nothing where somebody would
/// notice, and the function has to stay `async`.
pub(crate) fn desugared(function: &Function, private: &TokenStream) -> Option<TokenStream> {
    let signature = &function.moved.signature;
    let keyword = signature.asyncness.as_ref()?;
    if !is_unnoticed(function) {
        return None;
    }
    let place = ours_at(keyword.span);
    let private = located(private, place);
    let output = output(signature);
    // In the edition of this crate, whichever is the author's: every lifetime is captured, as it
    // is by an `async fn`.
    let end = end(signature);
    let end = quote_spanned!(end=> >);
    let future: Type = parse_quote_spanned!(place=> impl #private::Future<Output = #output #end);
    let plain = Signature {
        asyncness: None,
        output: ReturnType::Type(Token![->](place), Box::new(future)),
        ..signature.clone()
    };
    Some(starting_at(keyword.span, plain.into_token_stream()))
}

/// Where the author's declaration ends: lints point at the whole of it, from there to here.
fn end(signature: &Signature) -> Span {
    let last = match &signature.output {
        ReturnType::Default => None,
        ReturnType::Type(_, output) => output.to_token_stream().into_iter().last(),
    };
    last.map_or(signature.paren_token.span.close(), |token| token.span())
}

fn starting_at(start: Span, tokens: TokenStream) -> TokenStream {
    let mut tokens: Vec<_> = tokens.into_iter().collect();
    tokens[0].set_span(start);
    tokens.into_iter().collect()
}

fn output(signature: &Signature) -> TokenStream {
    match &signature.output {
        ReturnType::Default => quote_spanned!(place(signature)=> ()),
        ReturnType::Type(_, output) => output.to_token_stream(),
    }
}

/// Whether nobody can tell the two apart: no other attribute, which may look for `async`, and no
/// argument that would be dropped when the function returns instead of when its future is done.
fn is_unnoticed(function: &Function) -> bool {
    let never = matches!(&function.signature.output, ReturnType::Type(_, output) if matches!(**output, Type::Never(_)));
    !never
        && function.attributes.iter().all(is_of_no_concern)
        && function.moved.signature.inputs.iter().all(is_moved)
}

/// Attributes of the compiler and of its tools that mean the same on both. `must_use` does not: on
/// an `async fn` it is about what was awaited.
pub(crate) fn is_of_no_concern(attribute: &Attribute) -> bool {
    const OF_THE_COMPILER: [&str; 10] = [
        "allow",
        "cfg",
        "cold",
        "deny",
        "deprecated",
        "doc",
        "expect",
        "forbid",
        "inline",
        "warn",
    ];
    const TOOLS: [&str; 3] = ["clippy", "diagnostic", "rustfmt"];
    let path = attribute.path();
    match path.get_ident() {
        Some(name) => OF_THE_COMPILER.iter().any(|known| name == known),
        None => path
            .segments
            .first()
            .is_some_and(|tool| TOOLS.iter().any(|known| tool.ident == known)),
    }
}

/// Whether no part of it stays behind.
fn is_moved(input: &FnArg) -> bool {
    let FnArg::Typed(argument) = input else {
        return true;
    };
    let mut parts = Parts { are_moved: true };
    if may_be_dropped(&argument.ty) {
        parts.visit_pat(&argument.pat);
    }
    parts.are_moved
}

/// The parts that a pattern takes an argument apart into.
struct Parts {
    are_moved: bool,
}

impl Visit<'_> for Parts {
    fn visit_pat(&mut self, pattern: &Pat) {
        if matches!(pattern, Pat::Wild(_) | Pat::Rest(_)) {
            self.are_moved = false;
        }
        visit::visit_pat(self, pattern);
    }

    fn visit_pat_struct(&mut self, pattern: &PatStruct) {
        self.are_moved &= pattern.rest.is_none();
        visit::visit_pat_struct(self, pattern);
    }

    fn visit_pat_ident(&mut self, pattern: &PatIdent) {
        self.are_moved &= pattern.by_ref.is_none();
        visit::visit_pat_ident(self, pattern);
    }
}
