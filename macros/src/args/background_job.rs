//! `#[background_job]`: work that nobody waits for.

use syn::parse::{Parse, ParseStream};
use syn::{Result, Signature};

use super::shared::{Calls, Shared};
use super::slot::Slots;
use super::{Arg, Arguments, Label, own_name};
use crate::probe::{Kind, Probe};

/// `#[background_job(name = "nightly_digest", critical = "5m")]`
pub(crate) struct BackgroundJob {
    calls: Calls,
    shared: Shared,
}

impl Parse for BackgroundJob {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut calls = Calls::new();
        let mut shared = Shared::new();
        Slots::of(calls.slots()).and(shared.slots()).fill(input)?;
        Ok(Self { calls, shared })
    }
}

impl Arguments for BackgroundJob {
    const ATTRIBUTE: &'static str = "background_job";

    fn name(&self) -> Option<&Arg<Label>> {
        self.shared.name()
    }

    fn lower(self, function: &Signature) -> Probe {
        let name = self.shared.name().map(|name| name.value.clone());
        let kind = Kind::BackgroundJob {
            job: name.unwrap_or_else(|| own_name(function)),
        };
        self.calls.of(self.shared.probe(kind))
    }
}
