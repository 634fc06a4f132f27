//! What an attribute can be put on by mistake, told by its first words.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::parse::ParseStream;

/// The keyword of an item that is no function, and the item.
///
/// `None` for what is neither: the parser's own words about it are the best.
pub(crate) fn other_item(input: ParseStream<'_>) -> Option<(Span, &'static Item)> {
    let head: Vec<_> = input
        .parse::<TokenStream>()
        .ok()?
        .into_iter()
        .take_while(|token| matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_)))
        .collect();

    // `const` and `extern` can also be the beginning of a function.
    let unsure = ["const", "extern"];
    let is_certain = |item: &Item| !unsure.contains(&item.keyword);
    named_in(&head, is_certain)
        .or_else(|| named_in(&head, |_| true))
        .filter(|(_, item)| item.keyword != "fn")
}

fn named_in(head: &[TokenTree], is_meant: impl Fn(&Item) -> bool) -> Option<(Span, &'static Item)> {
    head.iter().find_map(|token| {
        let word = token.to_string();
        let item = ITEMS
            .iter()
            .find(|item| item.keyword == word && is_meant(item))?;
        Some((token.span(), item))
    })
}

/// What an attribute can be put on.
pub(crate) struct Item {
    pub(crate) keyword: &'static str,
    pub(crate) what: &'static str,
    /// Where to put the attribute instead.
    pub(crate) remedy: &'static str,
}

impl Item {
    const fn new(keyword: &'static str, what: &'static str, remedy: &'static str) -> Self {
        Self {
            keyword,
            what,
            remedy,
        }
    }
}

const ITEMS: [Item; 14] = [
    Item::new("fn", "a function", "it"),
    Item::new("impl", "an `impl` block", "its methods"),
    Item::new("trait", "a trait", "its methods that have a body"),
    Item::new("mod", "a module", "the functions in it"),
    Item::new("struct", "a struct", "a function"),
    Item::new("enum", "an enum", "a function"),
    Item::new("union", "a union", "a function"),
    Item::new("const", "a constant", "a function"),
    Item::new("static", "a static", "a function"),
    Item::new("type", "a type alias", "a function"),
    Item::new("use", "an import", "a function"),
    Item::new("crate", "an `extern crate`", "a function"),
    Item::new(
        "extern",
        "a block of foreign functions",
        "the function that calls them",
    ),
    Item::new("macro_rules", "a macro", "a function"),
];
