//! A callsite: the constant description that an attribute leaves of its function.

mod declare;
mod kind;
mod live;
mod path;
mod thresholds;

use std::panic::Location;
use std::path::Path;
use std::sync::atomic::AtomicU32;
use std::time::Duration;

pub use self::declare::{Here, name_of};
pub use self::kind::Kind;
pub(crate) use self::thresholds::{
    CRITICAL_BY_SLOW, ThresholdType, set_defaults as set_default_thresholds,
};

use self::thresholds::default_of;

use crate::label::{DeclaredLabel, Labels};
use crate::trace::Level;

// Constants and two numbers: the compiler looks at the type of every static anew, and pays for
// each type that is a part of it. All else is in `Live`.
/// One annotated function, as the compiler knew it.
#[derive(Debug)]
pub struct Callsite {
    kind: Kind,
    here: Here,
    /// Overrides the path as the function's name.
    name: Option<&'static str>,
    location: &'static Location<'static>,
    /// `slow`, `critical` and `ttl` are in nanoseconds.
    slow: Option<u64>,
    critical: Option<u64>,
    ttl: Option<u64>,
    capacity: usize,
    level: Level,
    labels: &'static [DeclaredLabel],
    most_label_sets: Option<usize>,
    /// Whether it is known to return a stream.
    is_stream: bool,
    /// Where its [`Live`] is, and where its calls are counted; zero until it is declared.
    live: AtomicU32,
    calls: AtomicU32,
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
            .map_or_else(|| self.here.function_path(), str::to_owned)
    }

    /// The module it is in.
    #[must_use]
    pub fn module(&self) -> &'static str {
        self.here.module
    }

    /// Its name in the source.
    pub(crate) fn name_in_source(&self) -> &'static str {
        self.here.function
    }

    /// Whether it is the program's own: the compiler is given the files of a program by relative
    /// paths, and those of its dependencies by absolute ones.
    pub(crate) fn is_own(&self) -> bool {
        Path::new(self.location.file()).is_relative()
    }

    /// Where its attribute is written.
    #[must_use]
    pub fn location(&self) -> &'static Location<'static> {
        self.location
    }

    /// The labels that its author added.
    pub(crate) fn added_labels(&self) -> Labels {
        Labels {
            declared: self.labels,
            most_sets: self.most_label_sets,
        }
    }

    pub(crate) fn cache_settings(&self) -> CacheSettings {
        CacheSettings {
            ttl: self.ttl.map(Duration::from_nanos),
            capacity: self.capacity,
        }
    }

    /// How important its span is.
    #[inline]
    pub(crate) fn span_level(&self) -> Level {
        self.level
    }

    /// Whether it is known to return a stream.
    pub(crate) fn is_stream(&self) -> bool {
        self.is_stream
    }

    /// From when on a call is slow, in nanoseconds: its own threshold, or the one for all queries.
    #[inline]
    pub(crate) fn slow_nanos(&self) -> u64 {
        self.slow
            .unwrap_or_else(|| default_of(self.kind, ThresholdType::Slow))
    }

    /// From when on it is critical: its own threshold, or the one for all queries; but where that
    /// is not above its own slow one, as far above it as the one for all queries would be.
    pub(crate) fn critical_nanos(&self) -> u64 {
        let slow = self.slow_nanos();
        self.critical.unwrap_or_else(|| {
            let default = default_of(self.kind, ThresholdType::Critical);
            if default > slow {
                default
            } else {
                slow.saturating_mul(CRITICAL_BY_SLOW.into())
            }
        })
    }

    /// Its own critical threshold, where the slow one below it is that of the configuration.
    pub(crate) fn critical_alone(&self) -> Option<Duration> {
        let takes_default = self.slow.is_none();
        self.critical
            .filter(|_| takes_default)
            .map(Duration::from_nanos)
    }
}
