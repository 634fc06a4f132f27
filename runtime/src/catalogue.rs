//! The catalogue: every annotated function of the binary, known without calling one.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use linkme::distributed_slice;
use serde::Serialize;

use crate::callsite::{Callsite, Kind};
use crate::registry::{MetricDescription, Registry};

/// Filled by the linker: each attribute adds the callsite of its function.
#[distributed_slice]
pub static CALLSITES: [Callsite];

/// Every annotated function of the binary.
///
/// ```
/// #[callsight::timed]
/// fn price() -> u32 {
///     42
/// }
///
/// let names: Vec<_> = callsight::catalogue::callsites().map(|callsite| callsite.function()).collect();
/// assert!(names.iter().any(|name| name.ends_with("::price")), "{names:?}");
/// ```
pub fn callsites() -> impl Iterator<Item = &'static Callsite> {
    CALLSITES.iter()
}

impl Registry {
    /// The registry of the process: the one that all annotated functions feed.
    ///
    /// Every annotated function of the binary has its series in it from the start, whether it
    /// was called or not.
    #[must_use]
    pub fn global() -> &'static Arc<Self> {
        static GLOBAL: LazyLock<Arc<Registry>> = LazyLock::new(|| {
            let registry = Registry::of_process();
            for callsite in callsites() {
                callsite.declare_in(&registry);
            }
            registry
        });
        &GLOBAL
    }
}

/// In the order of the source; the linker's order is its own.
fn in_order() -> Vec<&'static Callsite> {
    let mut callsites: Vec<_> = callsites().collect();
    callsites.sort_by_key(|callsite| (callsite.location().file(), callsite.location().line()));
    callsites
}

/// Two functions that would be counted in the same series.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Collision {
    attribute: &'static str,
    function: String,
    first: String,
    second: String,
    remedy: &'static str,
    /// Whether one of the two is the program's own.
    pub(crate) is_own: bool,
}

impl fmt::Display for Collision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            attribute,
            function,
            first,
            second,
            remedy,
            ..
        } = self;
        write!(
            f,
            "`#[{attribute}]` on `{function}` at {second} would share its series with the one at {first}; {remedy}"
        )
    }
}

/// All pairs of callsites that would share their series, each in the order of the source.
pub(crate) fn collisions() -> Vec<Collision> {
    let callsites = in_order();
    let mut collisions = Vec::new();
    for (index, second) in callsites.iter().enumerate() {
        let shared =
            |first: &&&'static Callsite| first.recorder().shares_series_with(second.recorder());
        if let Some(first) = callsites[..index].iter().find(shared) {
            collisions.push(Collision::between(first, second));
        }
    }
    collisions
}

impl Collision {
    fn between(first: &Callsite, second: &Callsite) -> Self {
        Self {
            attribute: second.kind().attribute(),
            function: second.function(),
            first: first.location().to_string(),
            second: second.location().to_string(),
            is_own: first.is_own() || second.is_own(),
            remedy: match second.kind() {
                Kind::ExternalApi { .. } => "give one of them another `operation = \"..\"`",
                _ => "give one of them a `name = \"..\"` of its own",
            },
        }
    }
}

/// The catalogue as `/metrics/catalogue` shows it.
#[derive(Debug, Serialize)]
pub struct Catalogue {
    /// The annotated functions, in the order of the source.
    pub functions: Vec<Entry>,
    /// The metrics that they, the HTTP layer and callsight itself feed.
    pub metrics: Vec<MetricDescription>,
}

/// One annotated function.
#[derive(Debug, Serialize)]
pub struct Entry {
    /// Module, type and name, or the name it was given.
    pub function: String,
    /// The attribute, such as `timed_query`.
    pub attribute: &'static str,
    /// The labels that its series have, but for the outcome: as its attribute calls them, whatever
    /// the profile.
    #[serde(flatten)]
    pub labels: Labels,
    /// The labels that its author added, with all the values that they can have; nothing where
    /// that is known at run time only.
    #[serde(rename = "labels", skip_serializing_if = "BTreeMap::is_empty")]
    pub added_labels: BTreeMap<&'static str, Option<&'static [&'static str]>>,
    /// Where the attribute is written: file and line.
    pub location: String,
    /// From how many seconds on a call is slow.
    pub slow_seconds: Option<f64>,
    /// From how many seconds on a call is critical.
    pub critical_seconds: Option<f64>,
}

/// The labels of an entry, by its attribute.
#[derive(Debug, Default, Serialize)]
pub struct Labels {
    /// `#[timed_query]`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<&'static str>,
    /// `#[timed_query]`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collection: Option<&'static str>,
    /// `#[external_api]`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<&'static str>,
    /// `#[timed_query]` and `#[external_api]`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<&'static str>,
    /// `#[cached]`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cache: Option<&'static str>,
    /// `#[background_job]`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job: Option<&'static str>,
}

impl Catalogue {
    /// The catalogue of this binary.
    #[must_use]
    pub fn of_binary() -> Self {
        Self {
            functions: in_order().into_iter().map(Entry::of).collect(),
            metrics: Registry::global().metrics(),
        }
    }
}

impl Entry {
    fn of(callsite: &Callsite) -> Self {
        let location = callsite.location();
        Self {
            function: callsite.function(),
            attribute: callsite.kind().attribute(),
            labels: Labels::of(callsite.kind()),
            added_labels: added_labels(callsite),
            location: format!("{}:{}", location.file(), location.line()),
            slow_seconds: seconds(callsite.slow_nanos()),
            critical_seconds: seconds(callsite.critical_nanos()),
        }
    }
}

impl Labels {
    fn of(kind: Kind) -> Self {
        let mut labels = Self::default();
        match kind {
            Kind::Query {
                system,
                collection,
                operation,
            } => {
                labels.system = Some(system);
                labels.collection = Some(collection);
                labels.operation = Some(operation);
            }
            Kind::ExternalApi { service, operation } => {
                labels.service = Some(service);
                labels.operation = Some(operation);
            }
            Kind::Cache { cache } => labels.cache = Some(cache),
            Kind::BackgroundJob { job } => labels.job = Some(job),
            Kind::Function => {}
        }
        labels
    }
}

fn added_labels(callsite: &Callsite) -> BTreeMap<&'static str, Option<&'static [&'static str]>> {
    let labels = callsite.added_labels().declared.iter();
    labels
        .map(|label| (label.name, label.values.known()))
        .collect()
}

/// Nothing, where no call is ever slow.
fn seconds(nanos: u64) -> Option<f64> {
    (nanos != u64::MAX).then(|| Duration::from_nanos(nanos).as_secs_f64())
}
