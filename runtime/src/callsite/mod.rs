//! A callsite: the constant description that an attribute leaves of its function.

mod declare;
mod kind;

use std::panic::Location;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

pub use self::declare::Here;
pub use self::kind::Kind;

use crate::cache::Stores;
use crate::recorder::Recorder;
use crate::registry::Registry;
use crate::trace::SpanSite;

/// One annotated function, as the compiler knew it.
#[derive(Debug)]
pub struct Callsite {
    kind: Kind,
    here: Here,
    /// Overrides the path as the function's name.
    name: Option<&'static str>,
    location: &'static Location<'static>,
    thresholds: Thresholds,
    cache: CacheSettings,
    span: SpanSite,
    recorder: OnceLock<Recorder>,
    stores: Stores,
}

/// From when on a call is slow, and from when on critical, in nanoseconds.
#[derive(Debug)]
struct Thresholds {
    slow: Option<u64>,
    critical: Option<u64>,
}

/// What `#[cached]` was told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CacheSettings {
    pub(crate) ttl: Option<Duration>,
    pub(crate) capacity: usize,
}

impl Callsite {
    /// What it instruments.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Module, type and name of the function, such as `shop::Orders::place`, or the `name`
    /// that it was given.
    #[must_use]
    pub fn function(&self) -> String {
        self.name
            .map_or_else(|| path_of((self.here.path)()), str::to_owned)
    }

    /// The module it is in.
    #[must_use]
    pub fn module(&self) -> &'static str {
        self.here.module
    }

    /// Where its attribute is written.
    #[must_use]
    pub fn location(&self) -> &'static Location<'static> {
        self.location
    }

    pub(crate) fn cache_settings(&self) -> CacheSettings {
        self.cache
    }

    pub(crate) fn stores(&self) -> &Stores {
        &self.stores
    }

    pub(crate) fn span_site(&self) -> &SpanSite {
        &self.span
    }

    /// The threshold in force for slow calls: its own, or the one for all queries.
    pub(crate) fn slow_nanos(&self) -> u64 {
        self.thresholds
            .slow
            .unwrap_or_else(|| self.default_of(&DEFAULT_SLOW))
    }

    /// The threshold in force for critical calls; never below that for slow ones.
    pub(crate) fn critical_nanos(&self) -> u64 {
        let own = self.thresholds.critical;
        own.unwrap_or_else(|| self.default_of(&DEFAULT_CRITICAL))
            .max(self.slow_nanos())
    }

    /// Only queries are slow unless told otherwise: what is slow for a model call or a job is
    /// nothing that a default could know.
    fn default_of(&self, default: &AtomicU64) -> u64 {
        match self.kind {
            Kind::Query { .. } => default.load(Ordering::Relaxed),
            _ => u64::MAX,
        }
    }

    /// The series of this callsite, declared now if they are not yet.
    #[inline]
    pub(crate) fn recorder(&'static self) -> &'static Recorder {
        self.recorder.get().unwrap_or_else(|| self.declare())
    }

    /// The registry comes first: making it declares every callsite of the catalogue, this one
    /// too, and two initialisations that wait for each other would wait for ever.
    #[cold]
    fn declare(&'static self) -> &'static Recorder {
        let registry = Registry::global();
        self.recorder
            .get_or_init(|| Recorder::declare(self, registry))
    }

    /// Declares the series of this callsite in the registry of the process.
    pub(crate) fn declare_in(&'static self, global: &std::sync::Arc<Registry>) {
        self.recorder
            .get_or_init(|| Recorder::declare(self, global));
    }
}

static DEFAULT_SLOW: AtomicU64 = AtomicU64::new(1_000_000_000);
static DEFAULT_CRITICAL: AtomicU64 = AtomicU64::new(5_000_000_000);

/// From when on a query that says nothing of its own is slow, and critical.
pub(crate) fn set_default_thresholds(slow: Duration, critical: Duration) {
    DEFAULT_SLOW.store(crate::clock::nanos(slow), Ordering::Relaxed);
    DEFAULT_CRITICAL.store(crate::clock::nanos(critical), Ordering::Relaxed);
}

/// `shop::Orders::place` of `shop::Orders<_>::place::{{closure}}::__CALLSITE::{{closure}}`.
fn path_of(type_name: &str) -> String {
    let function = type_name
        .split_once("::__CALLSITE")
        .map_or(type_name, |(function, _)| function);
    without_impl(&function.replace("::{{closure}}", "").replace("<_>", ""))
}

/// `shop::checkout::Shop::pay` of `shop::checkout::<impl shop::Shop>::pay`, as the compiler
/// calls a method in an `impl` block that stands in another module than its type.
fn without_impl(path: &str) -> String {
    let parts = path.split_once("<impl ").and_then(|(module, rest)| {
        let (implemented, method) = rest.rsplit_once(">::")?;
        let (_, type_name) = implemented.rsplit_once("::").unwrap_or(("", implemented));
        // An implemented trait, or a type with arguments, is better kept as it is.
        let is_plain = !implemented.contains([' ', '<']);
        is_plain.then(|| format!("{module}{type_name}::{method}"))
    });
    parts.unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_what_its_author_would_call_it() {
        for (type_name, path) in [
            (
                "shop::orders::place::__CALLSITE::{{closure}}::{{closure}}",
                "shop::orders::place",
            ),
            (
                "shop::Orders<_>::place::{{closure}}::__CALLSITE::{{closure}}",
                "shop::Orders::place",
            ),
            (
                "shop::checkout::<impl shop::Shop>::pay::__CALLSITE::{{closure}}",
                "shop::checkout::Shop::pay",
            ),
            (
                "shop::http::<impl shop::Store for shop::Pg>::get::__CALLSITE::{{closure}}",
                "shop::http::<impl shop::Store for shop::Pg>::get",
            ),
            (
                "<shop::Pg as shop::Store>::get::__CALLSITE::{{closure}}",
                "<shop::Pg as shop::Store>::get",
            ),
        ] {
            assert_eq!(path_of(type_name), path);
        }
    }
}
