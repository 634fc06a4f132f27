//! A whole `impl` or `trait` block: each method that has a body is measured as if it were annotated.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Ident, Result, Signature, Token, Visibility};

use crate::desugar::is_of_no_concern;
use crate::diagnostics;
use crate::function::{tokens_between, ungrouped};
use crate::item::other_item;

/// An `impl` or a `trait`. Like a function, it is read but never written again: what is not
/// measured stays the author's own tokens.
pub(crate) struct Block {
    /// `impl` or `trait`.
    pub(crate) keyword: Ident,

    /// Whether its `async` methods have to stay so: a trait says to everyone what they are, and
    /// another attribute may look for them.
    pub(crate) keeps_async: bool,

    /// Everything before the braces.
    header: TokenStream,

    /// The braces, to be put around the members again.
    braces: Group,

    /// Inner attributes.
    attributes: Vec<Attribute>,
    pub(crate) members: Vec<Member>,
}

/// One item in a block.
pub(crate) struct Member {
    attributes: Vec<Attribute>,
    rest: TokenStream,

    /// Whether it is a function that has a body.
    is_measurable: bool,
}

impl Block {
    /// `None` for any other item, and for a block that only the compiler has words for.
    pub(crate) fn read(item: &TokenStream) -> Option<Self> {
        Self::parse.parse2(ungrouped(item.clone())).ok()
    }

    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let start = input.cursor();
        let outer = input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        let keyword = other_item(&input.fork())
            .filter(|(_, item)| ["impl", "trait"].contains(&item.keyword))
            .map(|(span, item)| Ident::new(item.keyword, span))
            .ok_or_else(|| input.error("expected a block"))?;

        // The last braces: those before belong to constants in the header.
        input.parse::<TokenStream>()?;
        let mut tokens: Vec<_> = tokens_between(start, input.cursor()).into_iter().collect();
        let Some(TokenTree::Group(braces)) = tokens.pop() else {
            return Err(input.error("expected braces"));
        };
        let (attributes, members) = members.parse2(braces.stream())?;
        Ok(Self {
            keeps_async: keyword == "trait" || !outer.iter().all(is_of_no_concern),
            keyword,
            header: tokens.into_iter().collect(),
            braces,
            attributes,
            members,
        })
    }

    /// The block with other members.
    pub(crate) fn with(&self, members: impl Iterator<Item = TokenStream>) -> TokenStream {
        let Self {
            header, attributes, ..
        } = self;
        let mut braces = Group::new(Delimiter::Brace, quote!(#(#attributes)* #(#members)*));
        braces.set_span(self.braces.span());
        quote!(#header #braces)
    }
}

fn members(input: ParseStream<'_>) -> Result<(Vec<Attribute>, Vec<Member>)> {
    let attributes = input.call(Attribute::parse_inner)?;
    let mut members = Vec::new();
    while !input.is_empty() {
        members.push(Member::parse(input)?);
    }
    Ok((attributes, members))
}

impl Member {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let start = input.cursor();
        let is_function = signature(&input.fork()).is_ok();
        if is_function {
            signature(input)?;
        }
        let ends_in_braces = is_function || !input.peek(Token![const]) && !input.peek(Token![type]);
        let last = to_the_end(input, ends_in_braces)?;
        Ok(Self {
            attributes,
            rest: tokens_between(start, input.cursor()),
            is_measurable: is_function && matches!(last, TokenTree::Group(_)),
        })
    }

    /// Whether it is to be measured: it has a body, it is not left out, and it has no attribute of
    /// its own, which would win.
    pub(crate) fn is_measured(&self) -> bool {
        let has_own = self.attributes.iter().any(is_ours);
        self.is_measurable && !has_own && !self.attributes.iter().any(is_skip)
    }

    /// What is wrong with what is said to the block about it.
    pub(crate) fn mistakes(&self) -> impl Iterator<Item = syn::Error> {
        let ours = self
            .attributes
            .iter()
            .filter(|attribute| is_word(attribute));
        ours.filter(|attribute| !is_skip(attribute))
            .map(|attribute| diagnostics::not_skip(attribute.path()))
    }
}

/// Without what was said to the block.
impl ToTokens for Member {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let theirs = self
            .attributes
            .iter()
            .filter(|attribute| !is_word(attribute));
        tokens.extend(quote!(#(#theirs)*));
        tokens.extend(self.rest.clone());
    }
}

fn signature(input: ParseStream<'_>) -> Result<Signature> {
    input.parse::<Visibility>()?;
    input.parse()
}

/// Reads on to a semicolon or, where a member may end so, a block; that is the last token.
fn to_the_end(input: ParseStream<'_>, ends_in_braces: bool) -> Result<TokenTree> {
    loop {
        let token: TokenTree = input.parse()?;
        let is_end = match &token {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Group(group) => {
                ends_in_braces && matches!(group.delimiter(), Delimiter::Brace | Delimiter::None)
            }
            _ => false,
        };
        if is_end {
            return Ok(token);
        }
    }
}

/// `#[callsight(..)]`, which is read here and nowhere else.
fn is_word(attribute: &Attribute) -> bool {
    attribute.path().is_ident("callsight")
}

/// `#[callsight(skip)]`
fn is_skip(attribute: &Attribute) -> bool {
    let word = || attribute.parse_args::<Ident>();
    is_word(attribute) && word().is_ok_and(|word| word == "skip")
}

/// One of the five, under whatever path.
fn is_ours(attribute: &Attribute) -> bool {
    let ours = [
        "timed_query",
        "external_api",
        "cached",
        "background_job",
        "timed",
    ];
    let name = attribute.path().segments.last();
    name.is_some_and(|name| ours.iter().any(|known| name.ident == known))
}
