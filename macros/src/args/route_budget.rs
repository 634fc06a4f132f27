//! `#[route_budget]`: how much the requests that a function handles may cost.

use syn::Result;
use syn::parse::{Parse, ParseStream};

use super::slot::{Flag, Slot, Slots};
use super::{Count, Duration, Root};

/// `#[route_budget(queries = 8, db_time = "50ms", external_calls = 2)]`
pub(crate) struct RouteBudget {
    /// How many queries a request may make.
    pub(crate) queries: Option<Count>,

    /// How long they may take together.
    pub(crate) db_time: Option<Duration>,

    /// How many calls of other services it may make.
    pub(crate) external_calls: Option<Count>,

    pub(crate) is_disabled: bool,
    pub(crate) root: Root,
}

impl Parse for RouteBudget {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut queries = Slot::new("queries", "8");
        let mut db_time = Slot::new("db_time", "\"50ms\"");
        let mut external_calls = Slot::new("external_calls", "2");
        let mut root = Slot::new("crate", "::callsight");
        let mut disabled = Flag::new("disabled");
        Slots::of([&mut queries, &mut db_time, &mut external_calls])
            .and([&mut root, &mut disabled])
            .fill(input)?;

        Ok(Self {
            queries: queries.into_value(),
            db_time: db_time.into_value(),
            external_calls: external_calls.into_value(),
            is_disabled: disabled.is_given(),
            root: root.into_value().unwrap_or_default(),
        })
    }
}

impl RouteBudget {
    pub(crate) const ATTRIBUTE: &'static str = "route_budget";

    /// Whether nothing is limited by it.
    pub(crate) fn is_empty(&self) -> bool {
        self.queries.is_none() && self.db_time.is_none() && self.external_calls.is_none()
    }
}
