//! A callsite: the constant description that an attribute leaves of its function.

mod declare;
mod kind;
mod path;
mod thresholds;

use std::panic::Location;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

pub use self::declare::{Here, name_of};
pub use self::kind::Kind;
pub(crate) use self::thresholds::{ThresholdType, set_defaults as set_default_thresholds};

use self::path::path_of;
use self::thresholds::Thresholds;

use crate::cache::Stores;
use crate::items::Items;
use crate::label::Labels;
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
    labels: Labels,
    /// Whether it is known to return a stream.
    is_stream: bool,
    cache: CacheSettings,
    span: SpanSite,
    recorder: OnceLock<Recorder>,
    stores: Stores,
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

    /// The labels that its author added.
    pub(crate) fn added_labels(&self) -> Labels {
        self.labels
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

    /// From when on a call is slow, in nanoseconds.
    #[inline]
    pub(crate) fn slow_nanos(&self) -> u64 {
        self.thresholds.slow_nanos(self.kind)
    }

    /// From when on it is critical.
    pub(crate) fn critical_nanos(&self) -> u64 {
        self.thresholds.critical_nanos(self.kind)
    }

    /// The series of this callsite, declared now if they are not yet.
    #[inline]
    pub(crate) fn recorder(&'static self) -> &'static Recorder {
        self.recorder.get().unwrap_or_else(|| self.declare())
    }

    /// The series of the items, where a stream is returned; declared now if they are not yet.
    #[inline]
    pub(crate) fn items(&'static self) -> &'static Items {
        self.recorder().items(|| self.function())
    }

    /// The registry comes first: making it declares every callsite of the catalogue, this one
    /// too, and two initialisations that wait for each other would wait for ever.
    #[cold]
    fn declare(&'static self) -> &'static Recorder {
        let registry = Registry::global();
        self.declare_in(registry)
    }

    /// Declares the series of this callsite in the registry of the process.
    pub(crate) fn declare_in(&'static self, global: &Arc<Registry>) -> &'static Recorder {
        self.recorder.get_or_init(|| {
            let recorder = Recorder::declare(self, global);
            if self.is_stream {
                recorder.items(|| self.function());
            }
            recorder
        })
    }
}
