//! `#[external_api("..")]`: a call of somebody else's service.

use syn::parse::{Parse, ParseStream};
use syn::{Ident, Lit, Result, Signature, Token};

use super::shared::{Calls, Shared};
use super::slot::{Slot, Slots, end_of_argument, skip_argument};
use super::{Arg, Arguments, Label, own_name};
use crate::diagnostics;
use crate::probe::{Kind, Probe};

/// `#[external_api("stripe", operation = "charge", slow = "2s")]`
pub(crate) struct ExternalApi {
    /// Who is called.
    service: Label,

    /// What is asked of them. Defaults to the function's own name.
    operation: Option<Label>,

    calls: Calls,
    shared: Shared,
}

impl Parse for ExternalApi {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let service = service(input);
        let mut operation = Slot::new("operation", "\"charge\"");
        let mut calls = Calls::new();
        let mut shared = Shared::new();
        let filled = Slots::of([&mut operation])
            .and(calls.slots())
            .and(shared.slots())
            .fill(input);

        let (service, ()) = diagnostics::both(service, filled)?;
        Ok(Self {
            service,
            operation: operation.into_value(),
            calls,
            shared,
        })
    }
}

/// The literal before the keys.
///
/// What stands in its place is read over, so that the keys behind it are
/// looked at all the same.
fn service(input: ParseStream<'_>) -> Result<Label> {
    let here = input.fork();
    if input.parse::<Option<Lit>>()?.is_some() {
        end_of_argument(input)?;
        return here.parse();
    }
    let key = input.fork().parse::<Ident>();
    if !input.peek2(Token![=]) || key.is_ok_and(|key| key == "service") {
        skip_argument(input)?;
    }
    Err(diagnostics::missing_service(here.span()))
}

impl Arguments for ExternalApi {
    const ATTRIBUTE: &'static str = "external_api";

    fn name(&self) -> Option<&Arg<Label>> {
        self.shared.name()
    }

    fn lower(self, function: &Signature) -> Probe {
        let kind = Kind::ExternalApi {
            service: self.service,
            operation: self.operation.unwrap_or_else(|| own_name(function)),
        };
        self.calls.of(self.shared.probe(kind))
    }
}
