//! All series of a process, or of a test: where they are declared, recorded and read.
//!
//! A series is declared once, by its metric and its label values, and gets a *slot*. Recording
//! is then an addition to the slot's cells in the shard of the calling thread (`shards.rs`), and
//! reading is the sum over all shards (`snapshot.rs`). No lock, look-up or allocation is between
//! a call and its cells.

mod buckets;
mod budget;
mod cells;
mod description;
mod exemplars;
mod exposition;
mod family;
mod handles;
mod labels;
mod reader;
mod series;
mod settings;
mod shards;
mod snapshot;
mod spelling;
mod summary;
mod walk;

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, RwLock};
use std::time::Duration;

pub use self::description::MetricDescription;
#[cfg(feature = "facade")]
pub(crate) use self::description::names_spelled;
pub use self::exposition::CONTENT_TYPE;
#[cfg(feature = "facade")]
pub(crate) use self::exposition::canonical;
pub(crate) use self::exposition::{Format, Rendering};
pub use self::summary::{HistogramSummary, NumberSummary, Quantile, SeriesSummary, Summary};

pub(crate) use self::budget::{DEFAULT_ROOM, Opener};
pub(crate) use self::handles::{Counter, Histogram, InFlight, Latest};
pub(crate) use self::labels::{Added, LabelSet};
pub(crate) use self::spelling::Spelling;

use self::buckets::Bounds;
use self::cells::Slot;
use self::exemplars::Exemplars;
use self::family::Family;
use self::settings::Settings;
use self::shards::Shards;
use self::snapshot::Snapshot;
use crate::names::{self, Metric};

/// The labels of a series that has none.
pub(crate) const NO_LABELS: [Cow<'static, str>; 0] = [];

/// Counts what happens and says so when it is scraped.
///
/// The attributes feed [`Registry::global`]. A layer or a test may have a registry of its own:
///
/// ```
/// let registry = callsight::registry::Registry::new();
/// assert!(registry.render().contains("# TYPE http_requests_total counter"));
/// ```
#[derive(Debug)]
pub struct Registry {
    shards: Arc<Shards>,
    /// One for each metric of [`names::ALL`], in that order.
    families: Box<[Family]>,
    slots: AtomicU32,
    recording: AtomicBool,
    /// What was set once, at the start: not counted, so not in the cells.
    settings: RwLock<Settings>,
    exemplars: Exemplars,
    last_scrape_nanos: AtomicU64,
}

impl Registry {
    /// An empty registry, independent of all others.
    #[must_use]
    pub fn new() -> Arc<Self> {
        let registry = Self {
            shards: Shards::new(),
            families: names::ALL.iter().copied().map(Family::new).collect(),
            slots: AtomicU32::new(0),
            recording: AtomicBool::new(true),
            settings: RwLock::default(),
            exemplars: Exemplars::default(),
            last_scrape_nanos: AtomicU64::new(0),
        };
        registry.declare_own_health();
        Arc::new(registry)
    }

    /// All series in the Prometheus text format 0.0.4.
    #[must_use]
    pub fn render(&self) -> String {
        Rendering::new(self, Format::Text).whole(self)
    }

    /// All series with their counts and bucket-derived quantiles, for a person or a script.
    #[must_use]
    pub fn summary(&self) -> Summary {
        Summary::of(&Snapshot::take(self))
    }

    /// Series that are there before anything happens.
    fn declare_own_health(&self) {
        self.in_flight(&names::ACTIVE_REQUESTS, NO_LABELS);
        for metric in [
            &names::SLOW_LOG_ENTRIES,
            &names::SLOW_LOG_DROPPED,
            &names::SLOW_LOG_WRITE_ERRORS,
            &names::FACADE_REFUSED,
            &names::REQUEST_IDS_REJECTED,
        ] {
            self.counter(metric, NO_LABELS);
        }
        for metric in [
            &names::HTTP_DURATION,
            &names::DB_DURATION,
            &names::DB_ERRORS,
            &names::EXTERNAL_DURATION,
            &names::EXTERNAL_ERRORS,
            &names::JOB_DURATION,
            &names::FUNCTION_DURATION,
        ] {
            self.counter(&names::SERIES_OVERFLOW, [Cow::from(metric.name)]);
        }
    }

    pub(crate) fn histogram(
        &self,
        metric: &'static Metric,
        labels: impl Into<LabelSet>,
    ) -> Histogram {
        Histogram::new(self.declare(metric, labels.into()), self.bounds(metric))
    }

    pub(crate) fn counter(&self, metric: &'static Metric, labels: impl Into<LabelSet>) -> Counter {
        Counter(self.declare(metric, labels.into()))
    }

    pub(crate) fn in_flight(
        &self,
        metric: &'static Metric,
        labels: impl Into<LabelSet>,
    ) -> InFlight {
        InFlight(self.declare(metric, labels.into()))
    }

    pub(crate) fn latest(&self, metric: &'static Metric, labels: impl Into<LabelSet>) -> Latest {
        Latest(self.declare(metric, labels.into()))
    }

    /// A counter of which input decides the label `open`.
    pub(crate) fn open_counter(
        &self,
        metric: &'static Metric,
        labels: impl Into<LabelSet>,
        open: &str,
    ) -> Counter {
        Counter(self.declare_open(metric, labels.into(), open))
    }

    /// The series with these labels or, where there is no room for it, the one that has
    /// [`names::value::OVERFLOW`] in the place of the `open` label.
    fn declare_open(&self, metric: &'static Metric, mut labels: LabelSet, open: &str) -> Slot {
        if let Some(slot) = self
            .family(metric)
            .declare_if_room(&labels, || self.new_slot())
        {
            return slot;
        }
        self.overflowed(metric);
        let open = metric.labels.iter().position(|label| *label == open);
        labels.values[open.expect("the metric has this label")] = names::value::OVERFLOW.into();
        self.declare(metric, labels)
    }

    fn declare(&self, metric: &'static Metric, labels: LabelSet) -> Slot {
        self.family(metric).declare(labels, || self.new_slot())
    }

    fn new_slot(&self) -> Slot {
        Slot(self.slots.fetch_add(1, Ordering::Relaxed))
    }

    fn bounds(&self, metric: &'static Metric) -> Arc<Bounds> {
        Arc::clone(self.family(metric).bounds())
    }

    fn family(&self, metric: &'static Metric) -> &Family {
        self.families
            .iter()
            .find(|family| std::ptr::eq(family.metric(), metric))
            .expect("every metric is listed in names::ALL")
    }

    fn last_scrape(&self) -> Duration {
        Duration::from_nanos(self.last_scrape_nanos.load(Ordering::Relaxed))
    }

    fn scrape_took(&self, time: Duration) {
        let nanos = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        self.last_scrape_nanos.store(nanos, Ordering::Relaxed);
    }

    /// From now on nothing is counted.
    pub(crate) fn stop_recording(&self) {
        self.recording.store(false, Ordering::Relaxed);
    }
}
