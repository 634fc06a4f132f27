//! The series of the items of a stream, counted as they pass.

use std::sync::Arc;

use crate::names;
use crate::outcome::Outcome;
use crate::registry::{Counter, Histogram, Registry};

/// What a stream of one function gives, and how soon.
#[derive(Debug)]
pub(crate) struct Items {
    registry: Arc<Registry>,
    time_to_first: Histogram,
    ok: Counter,
    error: Counter,
}

impl Items {
    pub(crate) fn declare(function: String, registry: &Arc<Registry>) -> Self {
        let counter = |outcome: Outcome| {
            let labels = [function.clone().into(), outcome.as_str().into()];
            registry.counter(&names::STREAM_ITEMS, labels)
        };
        Self {
            ok: counter(Outcome::Ok),
            error: counter(Outcome::Error),
            time_to_first: registry.histogram(&names::STREAM_FIRST_ITEM, [function.into()]),
            registry: Arc::clone(registry),
        }
    }

    /// The first item has come, `nanos` after the stream was first polled.
    pub(crate) fn began(&self, nanos: u64) {
        self.registry.observe(&self.time_to_first, nanos);
    }

    /// An item has come.
    #[inline]
    pub(crate) fn passed(&self, outcome: Outcome) {
        self.registry.count(match outcome {
            Outcome::Error => self.error,
            _ => self.ok,
        });
    }
}
