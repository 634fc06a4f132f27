//! All series of a process, or of a test: where they are declared, recorded and read.
//!
//! A series is declared once, by its metric and its label values, and gets a *slot*. Recording
//! is then an addition to the slot's cells in the shard of the calling thread (`shards.rs`), and
//! reading is the sum over all shards (`snapshot.rs`). No lock, look-up or allocation is between
//! a call and its cells.

mod apart;
mod buckets;
mod budget;
mod builder;
mod cells;
mod description;
mod exemplars;
mod exposition;
mod family;
mod handles;
mod labels;
mod reader;
mod reading;
mod series;
mod settings;
mod shards;
mod snapshot;
mod spelling;
mod summary;
#[cfg(feature = "http")]
mod together;
mod walk;

#[cfg(all(test, callsight_loom))]
mod models;

use std::borrow::Cow;
use std::sync::{Arc, RwLock};
use std::time::Duration;

pub use self::builder::RegistryBuilder;
pub use self::description::MetricDescription;
#[cfg(feature = "facade")]
pub(crate) use self::description::names_spelled;
pub use self::exposition::CONTENT_TYPE;
#[cfg(feature = "facade")]
pub(crate) use self::exposition::canonical;
pub(crate) use self::exposition::{Format, Rendering};
pub use self::summary::{HistogramSummary, NumberSummary, Quantile, SeriesSummary, Summary};

pub(crate) use self::apart::CellsApart;
pub(crate) use self::budget::{DEFAULT_ROOM, Opener};
pub(crate) use self::cells::Cells;
pub(crate) use self::handles::{CallCells, Counter, Histogram, InFlight, Latest};
pub(crate) use self::labels::{Added, LabelSet};
pub(crate) use self::reading::Reading;
#[cfg(feature = "facade")]
pub(crate) use self::series::Series;
pub(crate) use self::shards::nothing_at_hand;
pub(crate) use self::spelling::Spelling;
#[cfg(feature = "http")]
pub(crate) use self::together::Together;
#[cfg(feature = "facade")]
pub(crate) use self::walk::HistogramValue;
pub(crate) use self::walk::Value;

use self::cells::{FIRST_BUCKET, Layout, Place, Slot};
use self::exemplars::Exemplars;
use self::family::{Family, Source};
use self::settings::Settings;
use self::shards::Shards;
use self::snapshot::Snapshot;
use crate::chunks::{Chunks, Spot};
use crate::clock::nanos;
use crate::names::{self, Metric};
use crate::sync::atomic::{AtomicU32, AtomicU64, Ordering};

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
    /// One for each metric: those of [`names::ALL`], in that order.
    families: Box<[Family]>,
    /// What the cells of each slot are.
    layouts: Chunks<Layout>,
    slots: AtomicU32,
    /// What was set once, at the start: not counted, so not in the cells.
    settings: RwLock<Settings>,
    exemplars: Exemplars,
    last_scrape_nanos: AtomicU64,
}

impl Registry {
    /// An empty registry, independent of all others.
    #[must_use]
    pub fn new() -> Arc<Self> {
        Self::with(Shards::new(false))
    }

    /// That of the process, of which there is one.
    pub(crate) fn of_process() -> Arc<Self> {
        Self::with(Shards::new(true))
    }

    fn with(shards: Arc<Shards>) -> Arc<Self> {
        let registry = Self::of(shards, names::ALL);
        registry.declare_own_health();
        Arc::new(registry)
    }

    /// Without any series.
    fn of(shards: Arc<Shards>, metrics: &[&'static Metric]) -> Self {
        Self {
            shards,
            families: metrics.iter().copied().map(Family::new).collect(),
            layouts: Chunks::default(),
            slots: AtomicU32::new(0),
            settings: RwLock::default(),
            exemplars: Exemplars::default(),
            last_scrape_nanos: AtomicU64::new(0),
        }
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
            &names::FORWARD_FAILURES,
            &names::REQUEST_IDS_REJECTED,
        ] {
            self.counter(metric, NO_LABELS);
        }
        for reason in names::reason::SCRAPE {
            self.counter(&names::SCRAPES_REFUSED, [reason.into()]);
        }
        for metric in [
            &names::HTTP_DURATION,
            &names::HTTP_ERRORS,
            &names::HTTP_QUERIES,
            &names::RPC_DURATION,
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
        Histogram(self.declare(metric, labels.into()))
    }

    pub(crate) fn counter(&self, metric: &'static Metric, labels: impl Into<LabelSet>) -> Counter {
        Counter(self.declare(metric, labels.into()).slot)
    }

    pub(crate) fn in_flight(
        &self,
        metric: &'static Metric,
        labels: impl Into<LabelSet>,
    ) -> InFlight {
        InFlight(self.declare(metric, labels.into()).slot)
    }

    /// The calls of a function: what is in flight of them, which is told apart by `labels`, and
    /// a place beside it for how long those took that end well.
    pub(crate) fn calls(
        &self,
        in_flight: &'static Metric,
        labels: impl Into<LabelSet>,
        duration: &'static Metric,
    ) -> CallCells {
        let bounds = self.family(duration).bounds();
        let words = CallCells::DURATIONS + FIRST_BUCKET + bounds.buckets();
        let family = self.family(in_flight);
        let place = family.declare(labels.into(), || self.new_slot(words, bounds.upper()));
        CallCells(place.slot)
    }

    /// The durations of calls that end well and have these labels, in the place beside `calls`.
    pub(crate) fn durations_of(
        &self,
        calls: CallCells,
        duration: &'static Metric,
        labels: LabelSet,
    ) -> Histogram {
        let family = self.family(duration);
        Histogram(family.declare(labels, || calls.durations()))
    }

    pub(crate) fn latest(&self, metric: &'static Metric, labels: impl Into<LabelSet>) -> Latest {
        Latest(self.declare(metric, labels.into()).slot)
    }

    /// A counter of which input decides the label `open`.
    pub(crate) fn open_counter(
        &self,
        metric: &'static Metric,
        labels: impl Into<LabelSet>,
        open: &str,
    ) -> Counter {
        Counter(self.declare_open(metric, labels.into(), open).slot)
    }

    /// The series with these labels or, where there is no room for it, the one that has
    /// [`names::value::OVERFLOW`] in the place of the `open` label.
    fn declare_open(&self, metric: &'static Metric, mut labels: LabelSet, open: &str) -> Place {
        let family = self.family(metric);
        let place = family.declare_if_room(&labels, || self.new_place(family));
        if let Some(place) = place {
            return place;
        }
        self.overflowed(metric);
        let open = metric.labels.iter().position(|label| *label == open);
        labels.values[open.expect("the metric has this label")] = names::value::OVERFLOW.into();
        self.declare(metric, labels)
    }

    fn declare(&self, metric: &'static Metric, labels: LabelSet) -> Place {
        let family = self.family(metric);
        family.declare(labels, || self.new_place(family))
    }

    /// A slot of its own for one series of `family`.
    fn new_place(&self, family: &Family) -> Place {
        let bounds = family.bounds();
        let words = match family.source() {
            Source::Histogram => FIRST_BUCKET + bounds.buckets(),
            Source::InFlight => InFlight::WORDS,
            _ => 1,
        };
        self.new_slot(words, bounds.upper())
    }

    fn new_slot(&self, words: usize, upper: &Arc<[u64]>) -> Place {
        let slot = Spot::of(self.slots.fetch_add(1, Ordering::Relaxed));
        let upper = Arc::clone(upper);
        self.layouts.get_or_init(slot, || Layout { words, upper });
        Place {
            slot: Slot(slot),
            first: 0,
        }
    }

    fn layout(&self, slot: Slot) -> &Layout {
        let layout = self.layouts.get(slot.0);
        layout.expect("a slot has a layout before anyone knows of it")
    }

    fn family(&self, metric: &'static Metric) -> &Family {
        self.families
            .iter()
            .find(|family| std::ptr::eq(family.metric(), metric))
            .expect("every metric is listed in names::ALL")
    }

    #[cfg(feature = "http")]
    pub(crate) fn refused_scrape(&self, reason: &'static str) {
        self.count(self.counter(&names::SCRAPES_REFUSED, [reason.into()]));
    }

    fn last_scrape(&self) -> Duration {
        Duration::from_nanos(self.last_scrape_nanos.load(Ordering::Relaxed))
    }

    fn scrape_took(&self, time: Duration) {
        self.last_scrape_nanos.store(nanos(time), Ordering::Relaxed);
    }

    /// From now on nothing is counted.
    pub(crate) fn stop_recording(&self) {
        self.shards.stop();
    }
}
