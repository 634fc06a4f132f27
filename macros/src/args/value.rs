//! What can stand behind a key: a label, a level, a number of entries, a path.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{Expr, LitInt, LitStr, Path, Result, parse_quote};

use crate::diagnostics;

/// A label's value: `"users"`.
///
/// A literal, because a label computed at run time could take any number of values.
#[derive(Clone)]
pub(crate) struct Label(LitStr);

impl Label {
    /// Prometheus has no limit, but nobody reads a longer name.
    const LONGEST: usize = 128;

    /// A label nobody wrote: a default, or the name of the function.
    pub(crate) fn unwritten(value: &str) -> Self {
        Self(LitStr::new(value, Span::call_site()))
    }
}

impl Parse for Label {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let literal: LitStr = input
            .parse()
            .map_err(|error| diagnostics::not_a_label(error.span()))?;

        match literal.value().chars().count() {
            0 => Err(diagnostics::empty_label(literal.span())),
            1..=Self::LONGEST => Ok(Self(literal)),
            length => Err(diagnostics::long_label(
                literal.span(),
                length,
                Self::LONGEST,
            )),
        }
    }
}

/// How loud the span is: `"debug"`.
#[derive(Clone)]
pub(crate) struct Level(Ident);

impl Level {
    const WRITTEN: [&str; 5] = ["trace", "debug", "info", "warn", "error"];
    /// The variants of the runtime's `Level`.
    const VARIANTS: [&str; 5] = ["Trace", "Debug", "Info", "Warn", "Error"];
}

impl Parse for Level {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let literal: LitStr = input
            .parse()
            .map_err(|error| diagnostics::not_a_level(error.span()))?;

        let written = literal.value();
        Self::WRITTEN
            .iter()
            .position(|known| *known == written)
            .map(|level| Self(Ident::new(Self::VARIANTS[level], literal.span())))
            .ok_or_else(|| diagnostics::unknown_level(literal.span(), &written, &Self::WRITTEN))
    }
}

/// What of a function is measured that returns a future: `"call"`, which makes it.
#[derive(Clone)]
pub(crate) struct Measure;

impl Parse for Measure {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let here = input.span();
        match input.parse::<LitStr>() {
            Ok(literal) if literal.value() == "call" => Ok(Self),
            _ => Err(diagnostics::not_a_measure(here)),
        }
    }
}

/// How many entries a cache keeps: `10_000`.
#[derive(Clone)]
pub(crate) struct Capacity(LitInt);

impl Parse for Capacity {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let literal: LitInt = input
            .parse()
            .map_err(|error| diagnostics::not_a_capacity(error.span()))?;

        match literal.base10_parse::<u32>() {
            Ok(0) => Err(diagnostics::no_capacity(literal.span())),
            Ok(_) => Ok(Self(literal)),
            Err(_) => Err(diagnostics::not_a_capacity(literal.span())),
        }
    }
}

/// How often something may happen: `8`.
#[derive(Clone)]
pub(crate) struct Count(LitInt);

impl Parse for Count {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let literal: LitInt = input
            .parse()
            .map_err(|error| diagnostics::not_a_count(error.span()))?;
        // The type is ours to say.
        match literal.base10_parse::<u64>() {
            Ok(_) if literal.suffix().is_empty() => Ok(Self(literal)),
            _ => Err(diagnostics::not_a_count(literal.span())),
        }
    }
}

/// What tells two cached calls apart: `user.id`, or the same in quotes.
#[derive(Clone)]
pub(crate) struct Key(Expr);

impl Parse for Key {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let here = input.span();
        let expression = match input.parse::<Option<LitStr>>()? {
            Some(quoted) => quoted.parse(),
            None => input.parse(),
        };
        expression
            .map(Self)
            .map_err(|_| diagnostics::not_a_key(here))
    }
}

/// The crate that generated code names: `::callsight`, unless it was renamed.
#[derive(Clone)]
pub(crate) struct Root(Path);

impl Root {
    pub(crate) fn is_default(&self) -> bool {
        let path = |root: &Self| root.to_token_stream().to_string();
        path(self) == path(&Self::default())
    }
}

impl Default for Root {
    fn default() -> Self {
        Self(parse_quote!(::callsight))
    }
}

impl Parse for Root {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        input
            .call(Path::parse_mod_style)
            .map(Self)
            .map_err(|error| diagnostics::not_a_path(error.span()))
    }
}

/// What stands for each of them in generated code.
macro_rules! to_tokens {
    ($($value:ident)*) => {$(
        impl ToTokens for $value {
            fn to_tokens(&self, tokens: &mut TokenStream) {
                self.0.to_tokens(tokens);
            }
        }
    )*};
}

to_tokens!(Label Level Capacity Count Key Root);
