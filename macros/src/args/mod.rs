//! The arguments of each attribute: one file an attribute, each lowers itself to a `Probe`.

mod background_job;
mod cached;
mod capture;
mod duration;
mod external_api;
mod judgement;
mod labels;
mod route_budget;
mod shared;
mod slot;
mod timed;
mod timed_query;
mod value;

use syn::Signature;
use syn::ext::IdentExt;
use syn::parse::Parse;

pub(crate) use background_job::BackgroundJob;
pub(crate) use cached::Cached;
pub(crate) use capture::{Capture, Captures};
pub(crate) use duration::Duration;
pub(crate) use external_api::ExternalApi;
pub(crate) use judgement::{Judged, KindOfError};
pub(crate) use labels::{AddedLabel, AddedValue, Labels};
pub(crate) use route_budget::RouteBudget;
pub(crate) use slot::Arg;
pub(crate) use timed::Timed;
pub(crate) use timed_query::TimedQuery;
pub(crate) use value::{Capacity, Count, Key, Label, Level, Measure, Root};

use crate::probe::Probe;

/// The arguments of one attribute, as written.
pub(crate) trait Arguments: Parse {
    /// The attribute, as its author knows it.
    const ATTRIBUTE: &'static str;

    /// The name that was written.
    fn name(&self) -> Option<&Arg<Label>>;

    /// What is asked for; `function` says what was left unsaid.
    fn lower(self, function: &Signature) -> Probe;
}

/// The name of the function as its author says it: without `r#`.
fn own_name(function: &Signature) -> Label {
    Label::unwritten(&function.ident.unraw().to_string())
}
