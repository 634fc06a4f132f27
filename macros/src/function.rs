//! The annotated function, as its author wrote it.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::buffer::Cursor;
use syn::parse::{ParseStream, Parser};
use syn::{AttrStyle, Attribute, Result, Signature, Token, Visibility};

use crate::arguments::Moved;
use crate::diagnostics;
use crate::item::{Item, other_item};

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

    /// The visibility.
    pub(crate) before: TokenStream,

    /// Everything from there to the body.
    pub(crate) declaration: TokenStream,

    /// `declaration` once more, to look things up in.
    pub(crate) signature: Signature,

    /// The same for a body that takes the arguments.
    pub(crate) moved: Moved,

    /// What is done before anything else in the body.
    pub(crate) first: TokenStream,

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
        if let Some((span, item)) = other_item(&input.fork()) {
            input.parse::<TokenStream>()?;
            let Item { what, remedy, .. } = item;
            return Err(diagnostics::not_a_function(span, what, remedy, attribute));
        }
        let before = tokens_between(start, input.cursor());
        let start = input.cursor();
        let signature: Signature = input.parse()?;
        let declaration = tokens_between(start, input.cursor());
        if input.parse::<Option<Token![;]>>()?.is_some() {
            return Err(diagnostics::no_body(&signature.ident, attribute));
        }
        let (inner, block) = block(input)?;
        attributes.extend(inner);
        Ok(Self {
            attributes,
            before,
            declaration,
            moved: Moved::of(&signature),
            signature,
            first: TokenStream::new(),
            block,
        })
    }
}

impl Function {
    /// Whether its body may ask who called it: below a condition, too, for that is not known here.
    pub(crate) fn is_tracked(&self) -> bool {
        self.attributes.iter().any(|attribute| {
            attribute.path().is_ident("track_caller")
                || attribute.path().is_ident("cfg_attr")
                    && attribute
                        .to_token_stream()
                        .to_string()
                        .contains("track_caller")
        })
    }
}

/// `item` without the invisible group that a `macro_rules!` matcher puts around it.
pub(crate) fn ungrouped(item: TokenStream) -> TokenStream {
    let mut tokens = item.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => {
            ungrouped(group.stream())
        }
        _ => item,
    }
}

pub(crate) fn tokens_between(mut start: Cursor<'_>, end: Cursor<'_>) -> TokenStream {
    std::iter::from_fn(|| {
        let (token, next) = (start != end).then(|| start.token_tree())??;
        start = next;
        Some(token)
    })
    .collect()
}

/// The body's inner attributes as outer ones, and the body without them.
fn block(input: ParseStream<'_>) -> Result<(Vec<Attribute>, Group)> {
    let block = input.step(|cursor| {
        let next = cursor.token_tree();
        next.and_then(|(token, rest)| Some((in_braces(token)?, rest)))
            .ok_or_else(|| cursor.error("expected a body in braces"))
    })?;
    let parser = |statements: ParseStream<'_>| {
        let inner = statements.call(Attribute::parse_inner)?;
        Ok((inner, statements.parse::<TokenStream>()?))
    };
    let (inner, statements) = parser.parse2(block.stream())?;
    if inner.is_empty() {
        // Its own tokens: errors point at one brace of it or the other.
        return Ok((inner, block));
    }
    let outer = inner.into_iter().map(|attribute| Attribute {
        style: AttrStyle::Outer,
        ..attribute
    });
    let mut rest = Group::new(Delimiter::Brace, statements);
    rest.set_span(block.span());
    Ok((outer.collect(), rest))
}

fn in_braces(token: TokenTree) -> Option<Group> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
        // Of a `macro_rules!` matcher.
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            group.stream().into_iter().next().and_then(in_braces)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn read(item: TokenStream) -> Function {
        Function::read(item, "timed").unwrap_or_else(|error| panic!("{error}"))
    }

    fn mistake(item: TokenStream) -> String {
        Function::read(item, "timed")
            .err()
            .expect("a mistake")
            .to_string()
    }

    #[test]
    fn the_declaration_is_passed_on_as_it_was_written() {
        let declaration = quote! {
            pub(in crate::a) async unsafe extern "C" fn r#move<'a, T, const N: usize>(
                #[cfg(unix)] mut self: Box<Self>,
                (a, _): (u8, u8),
            ) -> Result<impl Sized + 'a, T::Error>
            where
                T: for<'b> Fn(&'b str) -> &'b str
        };
        let function = read(quote!(#[inline] #declaration { body }));
        let before = &function.before;
        let read = function.declaration;
        assert_eq!(quote!(#before #read).to_string(), declaration.to_string());
        assert_eq!(function.attributes.len(), 1);
        assert_eq!(function.block.stream().to_string(), "body");
    }

    #[test]
    fn inner_attributes_move_behind_the_outer_ones() {
        let function = read(quote! {
            #[first] fn f() { #![second] #![third] body }
        });
        let attributes: Vec<_> = function
            .attributes
            .iter()
            .map(|attribute| attribute.to_token_stream().to_string())
            .collect();
        assert_eq!(attributes, ["# [first]", "# [second]", "# [third]"]);
        assert_eq!(function.block.stream().to_string(), "body");
    }

    #[test]
    fn a_half_typed_body_is_read_over() {
        let function = read(quote!(fn f(order: Order) { order. }));
        assert_eq!(function.block.stream().to_string(), "order .");
    }

    #[test]
    fn the_invisible_groups_of_macros_are_seen_through() {
        let block = Group::new(Delimiter::None, quote!({ body }));
        let item = Group::new(Delimiter::None, quote!(fn f() #block));
        let function = read(item.to_token_stream());
        assert_eq!(function.declaration.to_string(), quote!(fn f()).to_string());
        assert_eq!(function.block.stream().to_string(), "body");
    }

    #[test]
    fn other_items_are_told_apart_from_functions_that_begin_like_them() {
        assert!(
            mistake(quote!(
                const F: fn() = f;
            ))
            .contains("this is a constant")
        );
        assert!(
            mistake(quote!(
                unsafe extern "C" {
                    fn f();
                }
            ))
            .contains("a block of foreign")
        );
        assert!(
            mistake(quote!(
                pub unsafe impl Send for F {}
            ))
            .contains("an `impl` block")
        );
        read(quote!(
            const fn f() {}
        ));
        read(quote!(
            pub const unsafe extern "C" fn union() {}
        ));
        read(quote!(
            extern "C" fn r#struct() {}
        ));
    }
}
