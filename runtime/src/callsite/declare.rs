//! How generated code makes a callsite: in a constant, out of what the author wrote.

use std::panic::Location;
use std::sync::atomic::AtomicU32;

use super::path::path_of;
use super::{Callsite, Kind};
use crate::label::DeclaredLabel;
use crate::trace::Level;

/// Where a callsite is, as `here!` in its initialiser finds out.
#[derive(Debug, Clone, Copy)]
pub struct Here {
    #[doc(hidden)]
    pub module: &'static str,
    #[doc(hidden)]
    pub function: &'static str,
    /// The name of a type inside the static's initialiser, which begins with the path of the
    /// function around it. A function, since no constant can ask for a type's name.
    #[doc(hidden)]
    pub path: fn() -> &'static str,
}

impl Here {
    /// Module, type and name of the function.
    pub(crate) fn function_path(&self) -> String {
        path_of((self.path)())
    }
}

/// The function that returns the name of the type: a closure around it would be one more
/// function for each callsite.
#[must_use]
pub const fn name_of<T>(_: &T) -> fn() -> &'static str {
    std::any::type_name::<T>
}

/// How many values a cache holds if nobody says.
const DEFAULT_CAPACITY: usize = 10_000;

/// Constructors and setters, each named for what was written.
impl Callsite {
    #[track_caller]
    const fn new(here: Here, kind: Kind) -> Self {
        Self {
            kind,
            here,
            name: None,
            location: Location::caller(),
            slow: None,
            critical: None,
            ttl: None,
            capacity: DEFAULT_CAPACITY,
            level: Level::Info,
            labels: &[],
            most_label_sets: None,
            is_stream: false,
            live: AtomicU32::new(0),
            calls: AtomicU32::new(0),
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
        self.slow = Some(nanos);
        self
    }

    /// `critical = ".."`, in nanoseconds. Only queries are slow by default; of what else has nothing
    /// but this threshold, all calls that are slow are critical.
    #[must_use]
    pub const fn critical(mut self, nanos: u64) -> Self {
        self.critical = Some(nanos);
        if self.slow.is_none() && !matches!(self.kind, Kind::Query { .. }) {
            self.slow = Some(nanos);
        }
        self
    }

    /// `labels(..)`
    #[must_use]
    pub const fn labels(mut self, declared: &'static [DeclaredLabel]) -> Self {
        self.labels = declared;
        self
    }

    /// `labels(.., max = ..)`
    #[must_use]
    pub const fn most_label_sets(mut self, most: usize) -> Self {
        self.most_label_sets = Some(most);
        self
    }

    /// `stream`, or a signature that says as much: the series of its items exist from the start.
    #[must_use]
    pub const fn stream(mut self) -> Self {
        self.is_stream = true;
        self
    }

    /// `level = ".."`
    #[must_use]
    pub const fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// `ttl = ".."`, in nanoseconds.
    #[must_use]
    pub const fn ttl(mut self, nanos: u64) -> Self {
        self.ttl = Some(nanos);
        self
    }

    /// `capacity = ..`
    #[must_use]
    pub const fn capacity(mut self, entries: usize) -> Self {
        self.capacity = entries;
        self
    }
}
