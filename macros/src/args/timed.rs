//! `#[timed]`: any other function.

use syn::parse::{Parse, ParseStream};
use syn::{Result, Signature};

use super::shared::{Calls, Shared};
use super::slot::Slots;
use super::{Arg, Arguments, Label};
use crate::probe::{Kind, Probe};

/// `#[timed(slow = "1s")]`
pub(crate) struct Timed {
    calls: Calls,
    shared: Shared,
}

impl Parse for Timed {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut calls = Calls::new();
        let mut shared = Shared::new();
        Slots::of(calls.slots()).and(shared.slots()).fill(input)?;
        Ok(Self { calls, shared })
    }
}

impl Arguments for Timed {
    const ATTRIBUTE: &'static str = "timed";

    fn name(&self) -> Option<&Arg<Label>> {
        self.shared.name()
    }

    fn lower(self, _function: &Signature) -> Probe {
        self.calls.of(self.shared.probe(Kind::Timed))
    }
}
