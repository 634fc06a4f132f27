//! The annotated function, as its author wrote it.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn::buffer::Cursor;
use syn::parse::{ParseStream, Parser};
use syn::{AttrStyle, Attribute, Result, Signature, Token, Visibility};

use crate::diagnostics;

/// A function with a body: free, or a method of an `impl` or a trait.
///
/// Visibility and signature are read but never written again: what stands
/// before the body stays the author's own tokens, so nothing about it can be
/// lost, not even syntax that is younger than this crate. The statements are
/// not read at all, so half-typed ones get through to the compiler and to the
/// editor.
pub(crate) struct Function {
    /// Outer attributes, and the inner ones of the body: no closure can have those.
    pub(crate) attributes: Vec<Attribute>,

    /// Everything from the visibility to the body.
    pub(crate) declaration: TokenStream,

    /// `declaration` once more, to look things up in.
    pub(crate) signature: Signature,

    /// The statements in their braces.
    pub(crate) block: Group,
}

impl Function {
    /// Reads `item`, which `attribute` was put on.
    pub(crate) fn read(item: TokenStream, attribute: &str) -> Result<Self> {
        let parser = |input: ParseStream<'_>| Self::parse(input, attribute);
        parser.parse2(ungrouped(item))
    }

    fn parse(input: ParseStream<'_>, attribute: &str) -> Result<Self> {
        let mut attributes = Attribute::parse_outer(input)?;
        let start = input.cursor();
        input.parse::<Visibility>()?;
        if let Some((span, what)) = other_item(&input.fork()) {
            input.parse::<TokenStream>()?;
            return Err(diagnostics::not_a_function(span, what, attribute));
        }
        let signature: Signature = input.parse()?;
        let declaration = tokens_between(start, input.cursor());
        if input.parse::<Option<Token![;]>>()?.is_some() {
            return Err(diagnostics::no_body(&signature.ident, attribute));
        }
        let (inner, block) = block(input)?;
        attributes.extend(inner);
        Ok(Self {
            attributes,
            declaration,
            signature,
            block,
        })
    }
}

/// `item` without the invisible group that a `macro_rules!` matcher puts around it.
fn ungrouped(item: TokenStream) -> TokenStream {
    let mut tokens = item.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => {
            ungrouped(group.stream())
        }
        _ => item,
    }
}

fn tokens_between(mut start: Cursor<'_>, end: Cursor<'_>) -> TokenStream {
    std::iter::from_fn(|| {
        let (token, next) = (start != end).then(|| start.token_tree())??;
        start = next;
        Some(token)
    })
    .collect()
}

/// The body's inner attributes as outer ones, and the body without them.
fn block(input: ParseStream<'_>) -> Result<(Vec<Attribute>, Group)> {
    let statements;
    let braces = syn::braced!(statements in input);
    let inner = statements.call(Attribute::parse_inner)?;

    let mut block = Group::new(Delimiter::Brace, statements.parse()?);
    block.set_span(braces.span.join());
    let outer = inner.into_iter().map(|attribute| Attribute {
        style: AttrStyle::Outer,
        ..attribute
    });
    Ok((outer.collect(), block))
}

/// The keyword of an item that is no function, and what the item is.
///
/// `None` for what is neither: the parser's own words about it are the best.
fn other_item(input: ParseStream<'_>) -> Option<(Span, &'static str)> {
    let head: Vec<_> = input
        .parse::<TokenStream>()
        .ok()?
        .into_iter()
        .take_while(|token| matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_)))
        .collect();

    named_in(&head, &ITEMS)
        .or_else(|| named_in(&head, &ITEMS_THAT_START_LIKE_FUNCTIONS))
        .filter(|(_, what)| *what != FUNCTION)
}

fn named_in(head: &[TokenTree], items: &[(&str, &'static str)]) -> Option<(Span, &'static str)> {
    head.iter().find_map(|token| {
        let (_, what) = items.iter().find(|(word, _)| token.to_string() == *word)?;
        Some((token.span(), *what))
    })
}

const FUNCTION: &str = "a function";

const ITEMS: [(&str, &str); 12] = [
    ("fn", FUNCTION),
    ("struct", "a struct"),
    ("enum", "an enum"),
    ("union", "a union"),
    ("trait", "a trait"),
    ("impl", "an `impl` block"),
    ("mod", "a module"),
    ("static", "a static"),
    ("type", "a type alias"),
    ("use", "an import"),
    ("crate", "an `extern crate`"),
    ("macro_rules", "a macro"),
];

const ITEMS_THAT_START_LIKE_FUNCTIONS: [(&str, &str); 2] =
    [("const", "a constant"), ("extern", "an `extern` block")];
