//! A callsite: the constant description that an attribute leaves of its function.

use std::panic::Location;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::cache::Stores;
use crate::recorder::Recorder;
use crate::registry::Registry;
use crate::trace::{Level, SpanSite};

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

/// What an attribute instruments, with the labels that are its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `#[timed_query]`
    Query {
        /// The database system, such as `postgresql`.
        system: &'static str,
        /// The table or collection; empty if none was named.
        collection: &'static str,
        /// What is done to it, such as `select`.
        operation: &'static str,
    },
    /// `#[external_api]`
    ExternalApi {
        /// Who is called.
        service: &'static str,
        /// What for.
        operation: &'static str,
    },
    /// `#[cached]`
    Cache {
        /// The cache's name.
        cache: &'static str,
    },
    /// `#[background_job]`
    BackgroundJob {
        /// The job's name.
        job: &'static str,
    },
    /// `#[timed]`
    Function,
}

impl Kind {
    /// The attribute that makes callsites of this kind.
    #[must_use]
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::Query { .. } => "timed_query",
            Self::ExternalApi { .. } => "external_api",
            Self::Cache { .. } => "cached",
            Self::BackgroundJob { .. } => "background_job",
            Self::Function => "timed",
        }
    }
}

/// Where a callsite is, as `here!` in its initialiser finds out.
#[derive(Debug, Clone, Copy)]
pub struct Here {
    #[doc(hidden)]
    pub callsite: &'static Callsite,
    #[doc(hidden)]
    pub module: &'static str,
    #[doc(hidden)]
    pub function: &'static str,
    /// The name of a type inside the static's initialiser, which begins with the path of the
    /// function around it. A function, since no constant can ask for a type's name.
    #[doc(hidden)]
    pub path: fn() -> &'static str,
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

/// How many values a cache holds if nobody says.
const DEFAULT_CAPACITY: usize = 10_000;

/// What generated code calls: constructors and setters, each named for what was written.
impl Callsite {
    #[track_caller]
    const fn new(here: Here, kind: Kind) -> Self {
        Self {
            kind,
            here,
            name: None,
            location: Location::caller(),
            thresholds: Thresholds {
                slow: None,
                critical: None,
            },
            cache: CacheSettings {
                ttl: None,
                capacity: DEFAULT_CAPACITY,
            },
            span: SpanSite::new(here, kind, Location::caller(), Level::Info),
            recorder: OnceLock::new(),
            stores: Stores::new(),
        }
    }

    /// Of `#[timed_query]`.
    #[track_caller]
    #[must_use]
    pub const fn timed_query(
        here: Here,
        system: &'static str,
        collection: &'static str,
        operation: &'static str,
    ) -> Self {
        Self::new(
            here,
            Kind::Query {
                system,
                collection,
                operation,
            },
        )
    }

    /// Of `#[external_api]`.
    #[track_caller]
    #[must_use]
    pub const fn external_api(here: Here, service: &'static str, operation: &'static str) -> Self {
        Self::new(here, Kind::ExternalApi { service, operation })
    }

    /// Of `#[cached]`.
    #[track_caller]
    #[must_use]
    pub const fn cached(here: Here, cache: &'static str) -> Self {
        Self::new(here, Kind::Cache { cache })
    }

    /// Of `#[background_job]`.
    #[track_caller]
    #[must_use]
    pub const fn background_job(here: Here, job: &'static str) -> Self {
        Self::new(here, Kind::BackgroundJob { job })
    }

    /// Of `#[timed]`.
    #[track_caller]
    #[must_use]
    pub const fn timed(here: Here) -> Self {
        Self::new(here, Kind::Function)
    }

    /// `name = ".."`
    #[must_use]
    pub const fn name(mut self, name: &'static str) -> Self {
        self.name = Some(name);
        self
    }

    /// `slow = ".."`, in nanoseconds.
    #[must_use]
    pub const fn slow(mut self, nanos: u64) -> Self {
        self.thresholds.slow = Some(nanos);
        self
    }

    /// `critical = ".."`, in nanoseconds.
    #[must_use]
    pub const fn critical(mut self, nanos: u64) -> Self {
        self.thresholds.critical = Some(nanos);
        self
    }

    /// `level = ".."`
    #[must_use]
    pub const fn level(mut self, level: Level) -> Self {
        self.span = SpanSite::new(self.here, self.kind, self.location, level);
        self
    }

    /// `ttl = ".."`, in nanoseconds.
    #[must_use]
    pub const fn ttl(mut self, nanos: u64) -> Self {
        self.cache.ttl = Some(Duration::from_nanos(nanos));
        self
    }

    /// `capacity = ..`
    #[must_use]
    pub const fn capacity(mut self, entries: usize) -> Self {
        self.cache.capacity = entries;
        self
    }
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
    function.replace("::{{closure}}", "").replace("<_>", "")
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
                "<shop::Pg as shop::Store>::get::__CALLSITE::{{closure}}",
                "<shop::Pg as shop::Store>::get",
            ),
        ] {
            assert_eq!(path_of(type_name), path);
        }
    }
}
