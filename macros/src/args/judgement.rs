//! What an author says of how a call ended, where the type does not tell it right.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{Expr, LitStr, Result};

use super::Label;
use super::slot::{AnySlot, Arg, Slot};
use crate::diagnostics;

/// `ok_if`, `error_if` and `error_kind`.
pub(crate) struct Judgement {
    ok_if: Slot<Function>,
    error_if: Slot<Function>,
    error_kind: Slot<KindOfError>,
}

/// The same, as far as they were written.
#[derive(Default)]
pub(crate) struct Judged {
    pub(crate) ok_if: Option<Arg<Function>>,
    pub(crate) error_if: Option<Arg<Function>>,
    pub(crate) error_kind: Option<Arg<KindOfError>>,
}

impl Judgement {
    pub(crate) fn new() -> Self {
        Self {
            ok_if: Slot::new("ok_if", "Option::is_some"),
            error_if: Slot::new("error_if", "Reply::is_refusal"),
            error_kind: Slot::new("error_kind", "Error::kind"),
        }
    }

    pub(crate) fn slots(&mut self) -> [&mut dyn AnySlot; 3] {
        [&mut self.ok_if, &mut self.error_if, &mut self.error_kind]
    }

    pub(crate) fn into_judged(self) -> Judged {
        Judged {
            ok_if: self.ok_if.into_arg(),
            error_if: self.error_if.into_arg(),
            error_kind: self.error_kind.into_arg(),
        }
    }
}

impl Judged {
    /// Whether the type is left to say it alone.
    pub(crate) fn is_empty(&self) -> bool {
        self.ok_if.is_none() && self.error_if.is_none() && self.error_kind.is_none()
    }

    /// Whether something is called to say it.
    pub(crate) fn names_code(&self) -> bool {
        let kind = self.error_kind.as_ref().map(|kind| &kind.value);
        self.ok_if.is_some()
            || self.error_if.is_some()
            || matches!(kind, Some(KindOfError::AskedBy(_)))
    }
}

/// What is asked about a value: `Option::is_some`, or a closure.
#[derive(Clone)]
pub(crate) struct Function(Expr);

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let here = input.span();
        match input.parse() {
            Ok(function @ (Expr::Path(_) | Expr::Closure(_))) => Ok(Self(function)),
            _ => Err(diagnostics::not_a_function_to_ask(here)),
        }
    }
}

impl ToTokens for Function {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
    }
}

/// The kind of every error, or what is asked for it.
#[derive(Clone)]
pub(crate) enum KindOfError {
    Each(Label),
    AskedBy(Function),
}

impl Parse for KindOfError {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.peek(LitStr) {
            return input.parse().map(Self::Each);
        }
        input.parse().map(Self::AskedBy)
    }
}
