//! `#[background_job]`: work that nobody waits for.

use syn::parse::{Parse, ParseStream};
use syn::{Result, Signature};

use super::shared::{Shared, Thresholds};
use super::slot::Slots;
use super::{Arguments, own_name};
use crate::probe::{Kind, Probe};

/// `#[background_job(name = "nightly_digest", critical = "5m")]`
pub(crate) struct BackgroundJob {
    thresholds: Thresholds,
    shared: Shared,
}

impl Parse for BackgroundJob {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut thresholds = Thresholds::new();
        let mut shared = Shared::new();
        Slots::of(thresholds.slots())
            .and(shared.slots())
            .fill(input)?;
        Ok(Self { thresholds, shared })
    }
}

impl Arguments for BackgroundJob {
    const ATTRIBUTE: &'static str = "background_job";

    fn lower(self, function: &Signature) -> Probe {
        let name = self.shared.name().cloned();
        let kind = Kind::BackgroundJob {
            job: name.unwrap_or_else(|| own_name(function)),
        };
        self.thresholds.of(self.shared.probe(kind))
    }
}
