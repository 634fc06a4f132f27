//! `#[timed_query]`: a call of a database.

use syn::parse::{Parse, ParseStream};
use syn::{Result, Signature};

use super::shared::{Calls, Shared};
use super::slot::{Slot, Slots};
use super::{Arg, Arguments, Label, own_name};
use crate::probe::{Kind, Probe};

/// `#[timed_query(system = "postgresql", collection = "users", operation = "select", slow = "250ms")]`
pub(crate) struct TimedQuery {
    /// The database product, in OpenTelemetry's words.
    system: Option<Label>,

    /// The table, collection or key space.
    collection: Option<Label>,

    /// What is done to it. Defaults to the function's own name.
    operation: Option<Label>,

    calls: Calls,
    shared: Shared,
}

impl TimedQuery {
    /// What OpenTelemetry calls a database that it has no name for.
    const UNNAMED_SYSTEM: &str = "other_sql";
}

impl Parse for TimedQuery {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut system = Slot::new("system", "\"postgresql\"");
        let mut collection = Slot::new("collection", "\"users\"");
        let mut operation = Slot::new("operation", "\"select\"");
        let mut calls = Calls::new();
        let mut shared = Shared::new();
        Slots::of([&mut system, &mut collection, &mut operation])
            .and(calls.slots())
            .and(shared.slots())
            .fill(input)?;

        Ok(Self {
            system: system.into_value(),
            collection: collection.into_value(),
            operation: operation.into_value(),
            calls,
            shared,
        })
    }
}

impl Arguments for TimedQuery {
    const ATTRIBUTE: &'static str = "timed_query";

    fn name(&self) -> Option<&Arg<Label>> {
        self.shared.name()
    }

    fn lower(self, function: &Signature) -> Probe {
        let kind = Kind::TimedQuery {
            system: self
                .system
                .unwrap_or_else(|| Label::unwritten(Self::UNNAMED_SYSTEM)),
            collection: self.collection.unwrap_or_else(|| Label::unwritten("")),
            operation: self.operation.unwrap_or_else(|| own_name(function)),
        };
        self.calls.of(self.shared.probe(kind))
    }
}
