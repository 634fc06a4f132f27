//! Slots: the keys of an attribute, and the one place that fills them.

use proc_macro2::{Ident, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Result, Token};

use crate::diagnostics::{self, Diagnostics};

/// A value, and the key it was given under, so that a later check can point at it.
pub(crate) struct Arg<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// Where the value of one key goes.
pub(crate) struct Slot<T> {
    key: &'static str,
    /// A value that is right, for an author who wrote none.
    example: &'static str,
    is_given: bool,
    arg: Option<Arg<T>>,
}

impl<T> Slot<T> {
    pub(crate) fn new(key: &'static str, example: &'static str) -> Self {
        Self {
            key,
            example,
            is_given: false,
            arg: None,
        }
    }

    pub(crate) fn into_arg(self) -> Option<Arg<T>> {
        self.arg
    }

    pub(crate) fn arg(&self) -> Option<&Arg<T>> {
        self.arg.as_ref()
    }

    pub(crate) fn into_value(self) -> Option<T> {
        self.arg.map(|arg| arg.value)
    }
}

/// A slot of whatever type.
pub(crate) trait AnySlot {
    fn key(&self) -> &'static str;

    /// Whether it is written `key = value`.
    fn takes_value(&self) -> bool {
        true
    }

    fn read(&mut self, key: Ident, input: ParseStream<'_>) -> Result<()>;
}

impl<T: Parse> AnySlot for Slot<T> {
    fn key(&self) -> &'static str {
        self.key
    }

    fn read(&mut self, key: Ident, input: ParseStream<'_>) -> Result<()> {
        // Even if what was given could not be read.
        if std::mem::replace(&mut self.is_given, true) {
            return Err(diagnostics::given_twice(&key));
        }
        let has_equals = input.parse::<Option<Token![=]>>()?.is_some();
        if !has_equals || input.is_empty() || input.peek(Token![,]) {
            return Err(diagnostics::no_value(&key, self.example));
        }
        let value = input.parse()?;
        self.arg = Some(Arg { key, value });
        Ok(())
    }
}

/// A key that stands alone.
pub(crate) struct Flag {
    key: &'static str,
    given: Option<Ident>,
}

impl Flag {
    pub(crate) fn new(key: &'static str) -> Self {
        Self { key, given: None }
    }

    pub(crate) fn is_given(&self) -> bool {
        self.given.is_some()
    }

    /// The key as it was written.
    pub(crate) fn into_key(self) -> Option<Ident> {
        self.given
    }
}

impl AnySlot for Flag {
    fn key(&self) -> &'static str {
        self.key
    }

    fn takes_value(&self) -> bool {
        false
    }

    fn read(&mut self, key: Ident, input: ParseStream<'_>) -> Result<()> {
        if self.given.is_some() {
            return Err(diagnostics::given_twice(&key));
        }
        self.given = Some(key.clone());
        if input.peek(Token![=]) {
            return Err(diagnostics::needless_value(&key));
        }
        Ok(())
    }
}

/// The slots of one attribute: the only list of its keys. Look-up, "given
/// twice" and "did you mean" all come from it.
pub(crate) struct Slots<'a>(Vec<&'a mut dyn AnySlot>);

impl<'a> Slots<'a> {
    pub(crate) fn of<const N: usize>(slots: [&'a mut dyn AnySlot; N]) -> Self {
        Self(slots.into())
    }

    pub(crate) fn and<const N: usize>(mut self, slots: [&'a mut dyn AnySlot; N]) -> Self {
        self.0.extend(slots);
        self
    }

    /// Reads `key = value, ..` to the end of `input` and reports every mistake on the way.
    pub(crate) fn fill(mut self, input: ParseStream<'_>) -> Result<()> {
        let mut diagnostics = Diagnostics::default();
        while !input.is_empty() {
            let argument = self.argument(input).and_then(|()| end_of_argument(input));
            if diagnostics.absorb(argument).is_none() {
                skip_argument(input)?;
            }
        }
        diagnostics.into_result()
    }

    fn keys_of_values(&self) -> Vec<&'static str> {
        let slots = self.0.iter().filter(|slot| slot.takes_value());
        slots.map(|slot| slot.key()).collect()
    }

    fn argument(&mut self, input: ParseStream<'_>) -> Result<()> {
        let known: Vec<_> = self.0.iter().map(|slot| slot.key()).collect();
        // `crate` is a key, so keywords are keys too.
        let key = input
            .call(Ident::parse_any)
            .map_err(|error| diagnostics::no_key(error.span(), &self.keys_of_values()))?;

        match self.0.iter_mut().find(|slot| key == slot.key()) {
            Some(slot) => slot.read(key, input),
            None => Err(diagnostics::unknown_argument(&key, &known)),
        }
    }
}

pub(super) fn end_of_argument(input: ParseStream<'_>) -> Result<()> {
    if input.is_empty() || input.parse::<Option<Token![,]>>()?.is_some() {
        return Ok(());
    }
    Err(diagnostics::no_comma(input.span()))
}

/// Goes on behind the next comma, so that one mistake does not hide the others.
pub(super) fn skip_argument(input: ParseStream<'_>) -> Result<()> {
    while !input.is_empty() && input.parse::<Option<Token![,]>>()?.is_none() {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
