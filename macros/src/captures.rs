//! How a closure or an `async` block is made to capture arguments as its author passed them.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::{Attribute, PatIdent, PatType, Receiver, ReceiverKind, Type};

use crate::function::{Function, conditions};

/// Captures arguments as a whole, the last one first, for that is the order in which they are
/// dropped: after the body's own values, as if they were still the function's.
///
/// Of an argument that is `mut`, only the fields that are used would be captured
/// otherwise, and the compiler would warn of those that are written before they are read. What has
/// neither fields nor anything to drop is left alone, as is one that the author forgot: the
/// compiler would take us for a reader.
pub(crate) fn whole_captures(function: &Function) -> TokenStream {
    let mut captures = Captures::default();
    for input in &function.signature.inputs {
        captures.start_of_argument = captures.found.len();
        captures.visit_fn_arg(input);
    }
    let statements = function.block.stream();
    let captures = captures.found.into_iter().rev();
    captures
        .filter(|capture| is_captured(&capture.name, &statements))
        .map(Capture::into_statement)
        .collect()
}

/// Whether an argument of this name goes into `body` as a whole, if there is anything to drop in it.
pub(crate) fn is_captured(name: &str, body: &TokenStream) -> bool {
    // Nobody is told of a name that begins so.
    let is_known_unused = name.starts_with('_');
    is_known_unused || is_named_in(body, name)
}

/// An argument, or a part of one, by its name.
struct Capture<'a> {
    conditions: Vec<&'a Attribute>,
    name: String,
    tokens: TokenStream,
}

impl Capture<'_> {
    fn into_statement(self) -> TokenStream {
        let Self {
            conditions, tokens, ..
        } = self;
        quote!(#(#conditions)* let _ = &#tokens;)
    }
}

/// Whether the name stands anywhere in the body, be it in the text of a `format!`.
fn is_named_in(body: &TokenStream, name: &str) -> bool {
    body.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident.unraw() == name,
        TokenTree::Group(group) => is_named_in(&group.stream(), name),
        TokenTree::Literal(literal) => literal.to_string().contains(&format!("{{{name}")),
        TokenTree::Punct(_) => false,
    })
}

#[derive(Default)]
struct Captures<'a> {
    /// Of the argument that is being looked at.
    conditions: Vec<&'a Attribute>,
    /// Whether there is anything to drop in it.
    is_owned: bool,
    /// Whether some of its fields could be captured alone.
    has_fields: bool,
    start_of_argument: usize,
    found: Vec<Capture<'a>>,
}

impl Captures<'_> {
    fn push(&mut self, name: &Ident, tokens: &impl ToTokens, is_mut: bool) {
        if self.is_owned || is_mut && self.has_fields {
            let name = name.unraw().to_string();
            // What had no name is dropped after the named parts of its argument, the first part
            // first.
            let place = if is_unnamed(&name) {
                self.start_of_argument
            } else {
                self.found.len()
            };
            let capture = Capture {
                conditions: self.conditions.clone(),
                name,
                tokens: tokens.to_token_stream(),
            };
            self.found.insert(place, capture);
        }
    }
}

impl<'a> Visit<'a> for Captures<'a> {
    fn visit_receiver(&mut self, receiver: &'a Receiver) {
        self.conditions = conditions(&receiver.attrs).collect();
        self.is_owned = !matches!(receiver.kind, ReceiverKind::Reference(..));
        self.has_fields = self.is_owned;
        let this = &receiver.self_token;
        self.push(&Ident::from(*this), this, receiver.mutability.is_some());
    }

    fn visit_pat_type(&mut self, argument: &'a PatType) {
        self.conditions = conditions(&argument.attrs).collect();
        self.is_owned = may_be_dropped(&argument.ty);
        self.has_fields = self.is_owned || matches!(*argument.ty, Type::Tuple(_));
        self.visit_pat(&argument.pat);
    }

    fn visit_pat_ident(&mut self, pattern: &'a PatIdent) {
        if pattern.by_ref.is_none() {
            let name = &pattern.ident;
            self.push(name, name, pattern.mutability.is_some());
        }
        visit::visit_pat_ident(self, pattern);
    }
}

/// The name that an argument or a part of one is given that had none.
pub(crate) fn name_of_unnamed(place: usize) -> String {
    format!("_{place}")
}

fn is_unnamed(name: &str) -> bool {
    name.strip_prefix('_')
        .is_some_and(|place| place.parse::<usize>().is_ok())
}

/// Whether a value of this type may do something when it is dropped, as far as its spelling tells.
pub(crate) fn may_be_dropped(node: &Type) -> bool {
    match node {
        Type::Reference(_) | Type::Ptr(_) | Type::FnPtr(_) | Type::Never(_) => false,
        Type::Array(array) => may_be_dropped(&array.elem),
        Type::Tuple(tuple) => tuple.elems.iter().any(may_be_dropped),
        Type::Path(path) => !path.path.get_ident().is_some_and(is_primitive),
        _ => true,
    }
}

fn is_primitive(name: &Ident) -> bool {
    const PRIMITIVES: [&str; 17] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8",
        "u16", "u32", "u64", "u128", "usize",
    ];
    PRIMITIVES.iter().any(|primitive| name == primitive)
}
