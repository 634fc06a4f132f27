//! The slow-query log: one JSON object a line for each call that took too long.
//!
//! The caller writes nothing: it hands an entry to a queue, and a thread of the log's own
//! writes it. A full queue loses the entry and counts it.

mod details;
mod entry;
mod line;
mod rotation;
mod torn;
mod writer;

use std::sync::OnceLock;

use crate::callsite::{Callsite, ThresholdType};
use crate::names;
use crate::outcome::Verdict;
use crate::registry::{Counter, NO_LABELS, Registry};
use crate::testing;

pub(crate) use self::writer::Writer;

use self::entry::Entry;

/// The log of the installed telemetry; none before that.
static INSTALLED: OnceLock<Writer> = OnceLock::new();

/// From now on slow calls are written by `writer`.
pub(crate) fn install(writer: Writer) {
    // A second writer can't get here: `install()` refuses a second telemetry first.
    INSTALLED.get_or_init(|| writer);
}

/// The log's writer, once there is one.
pub(crate) fn installed() -> Option<&'static Writer> {
    INSTALLED.get()
}

/// Counts a call that reached its slow threshold and, if there is a log, writes it there.
#[cold]
pub(crate) fn report(callsite: &'static Callsite, verdict: &Verdict, nanos: u64) {
    let threshold = if nanos >= callsite.critical_nanos() {
        ThresholdType::Critical
    } else {
        ThresholdType::Slow
    };
    callsite.recorder().was_slow(threshold);
    let entry = || Entry::new(callsite, verdict, nanos, threshold);
    if let Some(capture) = testing::current() {
        capture.was_slow(entry().to_line());
    } else if let Some(writer) = installed() {
        writer.write(entry());
    }
}

/// The log's own health.
#[derive(Debug, Clone, Copy)]
struct Health {
    entries: Counter,
    dropped: Counter,
    write_errors: Counter,
}

impl Health {
    fn in_registry(registry: &Registry) -> Self {
        Self {
            entries: registry.counter(&names::SLOW_LOG_ENTRIES, NO_LABELS),
            dropped: registry.counter(&names::SLOW_LOG_DROPPED, NO_LABELS),
            write_errors: registry.counter(&names::SLOW_LOG_WRITE_ERRORS, NO_LABELS),
        }
    }
}
