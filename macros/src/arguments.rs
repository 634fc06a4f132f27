//! How arguments become the body's own: moved into it one by one, as `async fn` does it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, FnArg, Pat, PatIdent, PatType, Receiver, ReceiverKind, Signature, Type, parse_quote,
};

/// A function whose arguments are moved into its body.
pub(crate) struct Moved {
    /// Arguments are `mut` in the body and not here, and none that may have to be dropped is `_`.
    pub(crate) signature: Signature,

    /// Whether that is another one than it was.
    pub(crate) is_changed: bool,

    /// What moves them, the first one first: so they are dropped the last one first, after the
    /// body's own values, and lints see variables that are written and read in one place.
    ///
    /// ```text
    /// let order = order;
    /// let mut receipts = receipts;
    /// ```
    pub(crate) statements: TokenStream,
}

impl Moved {
    /// What is borrowed, or a number, is left to be captured: nobody could tell.
    pub(crate) fn of(signature: &Signature) -> Self {
        let mut signature = signature.clone();
        let mut is_changed = name_arguments(&mut signature);
        let mut bindings = Bindings::default();
        for input in &signature.inputs {
            bindings.start_of_argument = bindings.found.len();
            bindings.visit_fn_arg(input);
        }
        let statements = bindings.found.into_iter().map(Binding::into_statement);
        let statements = statements.collect();
        for input in &mut signature.inputs {
            if let FnArg::Typed(argument) = input {
                is_changed |= leave_to_the_body(argument);
            }
        }
        Self {
            signature,
            is_changed,
            statements,
        }
    }
}

/// A name that an argument, or a part of one, is bound to.
struct Binding<'a> {
    attributes: Vec<&'a Attribute>,
    name: TokenStream,
    mutability: Option<TokenStream>,
    is_self: bool,
}

impl Binding<'_> {
    fn into_statement(self) -> TokenStream {
        let Self {
            attributes,
            name,
            mutability,
            is_self,
        } = self;
        if is_self {
            // It can't be bound anew. Captured as a whole, it is dropped after all others.
            return quote!(#(#attributes)* let _ = &#name;);
        }
        quote!(#(#attributes)* let #mutability #name = #name;)
    }
}

#[derive(Default)]
struct Bindings<'a> {
    /// Of the argument that is being looked at.
    attributes: Vec<&'a Attribute>,
    /// Whether there is anything to drop in it.
    is_owned: bool,
    start_of_argument: usize,
    found: Vec<Binding<'a>>,
}

impl Bindings<'_> {
    fn push(&mut self, place: usize, name: TokenStream, mutability: Option<TokenStream>) {
        self.found.insert(
            place,
            Binding {
                attributes: self.attributes.clone(),
                name,
                mutability,
                is_self: false,
            },
        );
    }
}

impl<'a> Visit<'a> for Bindings<'a> {
    fn visit_receiver(&mut self, receiver: &'a Receiver) {
        if !matches!(receiver.kind, ReceiverKind::Reference(..)) {
            self.found.push(Binding {
                attributes: conditions(&receiver.attrs).collect(),
                name: receiver.self_token.to_token_stream(),
                mutability: None,
                is_self: true,
            });
        }
    }

    fn visit_pat_type(&mut self, argument: &'a PatType) {
        let attributes = argument.attrs.iter();
        self.attributes = attributes
            .filter(|attribute| is_condition(attribute) || is_lint(attribute))
            .collect();
        self.is_owned = may_be_dropped(&argument.ty);
        self.visit_pat(&argument.pat);
    }

    fn visit_pat_ident(&mut self, pattern: &'a PatIdent) {
        let PatIdent {
            ident, mutability, ..
        } = pattern;
        if pattern.by_ref.is_none() && (self.is_owned || mutability.is_some()) {
            // What had no name is dropped after the named parts of its argument, the first part
            // first.
            let place = if is_unnamed(ident) {
                self.start_of_argument
            } else {
                self.found.len()
            };
            let mutability = mutability.as_ref().map(ToTokens::to_token_stream);
            self.push(place, ident.to_token_stream(), mutability);
        }
        visit::visit_pat_ident(self, pattern);
    }
}

/// Takes away what the body says of an argument that is moved there, and says whether that was
/// anything.
fn leave_to_the_body(argument: &mut PatType) -> bool {
    let mut immutable = Immutable::default();
    immutable.visit_pat_mut(&mut argument.pat);
    let attributes = argument.attrs.len();
    if immutable.is_changed || may_be_dropped(&argument.ty) {
        argument.attrs.retain(|attribute| !is_lint(attribute));
    }
    immutable.is_changed || argument.attrs.len() < attributes
}

#[derive(Default)]
struct Immutable {
    is_changed: bool,
}

impl VisitMut for Immutable {
    fn visit_pat_ident_mut(&mut self, pattern: &mut PatIdent) {
        if pattern.by_ref.is_none() && pattern.mutability.take().is_some() {
            self.is_changed = true;
        }
        visit_mut::visit_pat_ident_mut(self, pattern);
    }
}

/// Names the arguments called `_` that may have to be dropped, and such parts of tuples and arrays:
/// nothing can be moved without a name. Says whether there were any.
fn name_arguments(signature: &mut Signature) -> bool {
    let mut named = 0;
    for input in &mut signature.inputs {
        if let FnArg::Typed(PatType { pat, ty, .. }) = input
            && may_be_dropped(ty)
        {
            name_parts(pat, &mut named);
        }
    }
    named > 0
}

/// A struct is left alone: if it is dropped itself, nothing can be moved out of it.
fn name_parts(pattern: &mut Pat, named: &mut usize) {
    match pattern {
        Pat::Wild(unnamed) => {
            let span = Span::mixed_site().located_at(unnamed.underscore_token.span());
            let name = Ident::new(&format!("_{named}"), span);
            *pattern = parse_quote!(#name);
            *named += 1;
        }
        Pat::Paren(inner) => name_parts(&mut inner.pat, named),
        Pat::Tuple(tuple) => tuple
            .elems
            .iter_mut()
            .for_each(|part| name_parts(part, named)),
        Pat::Slice(slice) => slice
            .elems
            .iter_mut()
            .for_each(|part| name_parts(part, named)),
        _ => {}
    }
}

fn is_unnamed(name: &Ident) -> bool {
    let name = name.to_string();
    name.strip_prefix('_')
        .is_some_and(|place| place.parse::<usize>().is_ok())
}

/// What an argument is configured by: what is said of it holds on the same conditions.
pub(crate) fn conditions(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes
        .iter()
        .filter(|attribute| is_condition(attribute))
}

fn is_condition(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
}

fn is_lint(attribute: &Attribute) -> bool {
    let levels = ["allow", "deny", "expect", "forbid", "warn"];
    levels.iter().any(|level| attribute.path().is_ident(level))
}

/// Whether a value of this type may do something when it is dropped, as far as its spelling tells.
pub(crate) fn may_be_dropped(node: &Type) -> bool {
    match node {
        Type::Group(group) => may_be_dropped(&group.elem),
        Type::Reference(_) | Type::Ptr(_) | Type::FnPtr(_) | Type::Never(_) => false,
        Type::Array(array) => may_be_dropped(&array.elem),
        Type::Tuple(tuple) => tuple.elems.iter().any(may_be_dropped),
        Type::Path(path) => !path.path.get_ident().is_some_and(is_primitive),
        _ => true,
    }
}

pub(crate) fn is_primitive(name: &Ident) -> bool {
    const PRIMITIVES: [&str; 17] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8",
        "u16", "u32", "u64", "u128", "usize",
    ];
    PRIMITIVES.iter().any(|primitive| name == primitive)
}
