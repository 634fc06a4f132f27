//! `#[cached]`: a function whose value is kept for a while.

use syn::parse::{Parse, ParseStream};
use syn::{Result, Signature};

use super::shared::Shared;
use super::slot::{Slot, Slots};
use super::{Arg, Arguments, Capacity, Duration, Key, Label, own_name};
use crate::probe::{Kind, Probe};

/// `#[cached(ttl = "60s", capacity = 10_000, key = "user.id")]`
///
/// Without `slow`: how long a look-up takes says whether it was a hit.
pub(crate) struct Cached {
    /// How long a value is served.
    ttl: Option<Duration>,

    /// How many values are kept.
    capacity: Option<Capacity>,

    /// What tells two calls apart. Defaults to all arguments but `self`.
    key: Option<Key>,

    shared: Shared,
}

impl Parse for Cached {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut ttl = Slot::new("ttl", "\"60s\"");
        let mut capacity = Slot::new("capacity", "10_000");
        let mut key = Slot::new("key", "\"user.id\"");
        let mut shared = Shared::new();
        Slots::of([&mut ttl, &mut capacity, &mut key])
            .and(shared.slots())
            .fill(input)?;

        Ok(Self {
            ttl: ttl.into_value(),
            capacity: capacity.into_value(),
            key: key.into_value(),
            shared,
        })
    }
}

impl Arguments for Cached {
    const ATTRIBUTE: &'static str = "cached";

    fn name(&self) -> Option<&Arg<Label>> {
        self.shared.name()
    }

    fn lower(self, function: &Signature) -> Probe {
        let name = self.shared.name().map(|name| name.value.clone());
        let kind = Kind::Cached {
            cache: name.unwrap_or_else(|| own_name(function)),
            ttl: self.ttl,
            capacity: self.capacity,
            key: self.key,
        };
        self.shared.probe(kind)
    }
}
