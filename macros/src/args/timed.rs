//! `#[timed]`: any other function.

use syn::parse::{Parse, ParseStream};
use syn::{Result, Signature};

use super::Arguments;
use super::shared::{Shared, Thresholds};
use super::slot::Slots;
use crate::probe::{Kind, Probe};

/// `#[timed(slow = "1s")]`
pub(crate) struct Timed {
    thresholds: Thresholds,
    shared: Shared,
}

impl Parse for Timed {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut thresholds = Thresholds::new();
        let mut shared = Shared::new();
        Slots::of(thresholds.slots())
            .and(shared.slots())
            .fill(input)?;
        Ok(Self { thresholds, shared })
    }
}

impl Arguments for Timed {
    const ATTRIBUTE: &'static str = "timed";

    fn lower(self, _function: &Signature) -> Probe {
        self.thresholds.of(self.shared.probe(Kind::Timed))
    }
}
