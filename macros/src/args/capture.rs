//! `capture(id = safe, email = hash, query = sql)`: which arguments a slow call shows, and how much of each.

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Result, Token, parenthesized};

use super::slot::{AnySlot, end_of_argument, skip_argument};
use crate::diagnostics::{self, Diagnostics};

/// What is captured of one function.
#[derive(Default)]
pub(crate) struct Captures {
    /// The key, where it was written.
    pub(crate) key: Option<Ident>,
    pub(crate) all: Vec<Capture>,
}

/// One argument.
pub(crate) struct Capture {
    pub(crate) argument: Ident,
    pub(crate) class: Class,
}

/// How much of it is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// All, but for what looks like a secret.
    Safe,
    /// Whether it is the same as another.
    Hash,
    /// A statement without its values.
    Sql,
    /// Nothing, as without the key.
    Never,
}

impl Class {
    const ALL: [(&'static str, Self); 4] = [
        ("safe", Self::Safe),
        ("hash", Self::Hash),
        ("sql", Self::Sql),
        ("never", Self::Never),
    ];

    /// As it is written, and as the function of the runtime is called that takes the argument.
    pub(crate) fn as_str(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, class)| *class == self);
        found.map_or("never", |(word, _)| word)
    }
}

impl Captures {
    /// What is to be taken of a call.
    pub(crate) fn taken(&self) -> impl Iterator<Item = &Capture> {
        let all = self.all.iter();
        all.filter(|capture| capture.class != Class::Never)
    }

    fn push(&mut self, capture: Capture) -> Result<()> {
        let name = &capture.argument;
        if self.all.iter().any(|other| other.argument == *name) {
            return Err(diagnostics::given_twice(name));
        }
        self.all.push(capture);
        Ok(())
    }
}

/// `email = hash`
impl Parse for Capture {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let here = input.span();
        let mistake = |_| diagnostics::not_a_capture(here);
        let argument = input.call(Ident::parse_any).map_err(mistake)?;
        input.parse::<Token![=]>().map_err(mistake)?;
        let word = input.call(Ident::parse_any).map_err(mistake)?;
        let found = Class::ALL.iter().find(|(known, _)| word == known);
        let known = Class::ALL.map(|(known, _)| known);
        let (_, class) = found.ok_or_else(|| diagnostics::unknown_class(&word, &known))?;
        Ok(Self {
            argument,
            class: *class,
        })
    }
}

/// Where they go.
#[derive(Default)]
pub(crate) struct CapturesSlot(Captures);

impl CapturesSlot {
    pub(crate) fn into_captures(self) -> Captures {
        self.0
    }
}

impl AnySlot for CapturesSlot {
    fn key(&self) -> &'static str {
        "capture"
    }

    fn takes_value(&self) -> bool {
        false
    }

    fn read(&mut self, key: Ident, input: ParseStream<'_>) -> Result<()> {
        if self.0.key.is_some() {
            return Err(diagnostics::given_twice(&key));
        }
        self.0.key = Some(key.clone());
        if !input.peek(syn::token::Paren) {
            return Err(diagnostics::no_captures(&key));
        }
        let list;
        parenthesized!(list in input);
        let mut mistakes = Diagnostics::default();
        while !list.is_empty() {
            let capture = list.parse().and_then(|capture| self.0.push(capture));
            let capture = capture.and_then(|()| end_of_argument(&list));
            if mistakes.absorb(capture).is_none() {
                skip_argument(&list)?;
            }
        }
        mistakes.into_result()?;
        if self.0.all.is_empty() {
            return Err(diagnostics::no_captures(&key));
        }
        Ok(())
    }
}
