//! Reads all series, one after the other: what a scrape writes, and what a snapshot keeps.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use std::vec;

use super::Registry;
use super::buckets::Bounds;
use super::cells::{FIRST_BUCKET, Place, SUM, Shard, Slot};
use super::family::{Family, Source};
use super::labels::LabelSet;
use super::reader::Reader;
use super::series::Series;
use super::settings::Settings;
use super::shards::Shards;
use crate::cache::{self, Operation};
use crate::names::{self, Metric, label};

/// What a walk meets.
pub(super) enum Step<'a> {
    /// The series after this are of this family.
    Family(&'a Family),
    Series(Arc<Series>, Value),
}

#[derive(Debug)]
pub(crate) enum Value {
    Histogram(HistogramValue),
    Count(u64),
    Gauge(f64),
}

#[derive(Debug, Clone)]
pub(crate) struct HistogramValue {
    pub(super) slot: Slot,
    pub(crate) bounds: Arc<Bounds>,
    /// As the cells have them.
    pub(super) words: Vec<u64>,
}

impl HistogramValue {
    /// In the unit of recording.
    pub(crate) fn sum(&self) -> u64 {
        self.words[SUM]
    }

    /// How many values fell in each bucket, the last being `+Inf`.
    pub(crate) fn buckets(&self) -> &[u64] {
        &self.words[FIRST_BUCKET..]
    }

    pub(crate) fn count(&self) -> u64 {
        self.buckets().iter().sum()
    }
}

/// How far a reading of all series is.
///
/// It holds a page of series and, for the metrics that are derived from it, the counts of the
/// last histogram: so what is derived is equal to what it is derived from, in the same scrape.
#[derive(Debug)]
pub(super) struct Walk {
    settings: Settings,
    last_scrape: Duration,
    /// How many families were begun.
    begun: usize,
    /// What is left of the page.
    page: vec::IntoIter<(Arc<Series>, Place)>,
    /// The last series of the page: the next one begins after it.
    last: Option<Arc<Series>>,
    /// Where the cells are that are read.
    all_shards: Arc<Shards>,
    /// The shards that there were when the page was begun.
    shards: Vec<Arc<Shard>>,
    /// What is left of a family that has neither cells nor counts.
    derived: vec::IntoIter<(Arc<Series>, Value)>,
    counts: Counts,
    /// How many of the counts the family had that is one of counts.
    counted: usize,
}

/// How many values each series of a histogram has.
#[derive(Debug, Default)]
struct Counts {
    of: Option<&'static Metric>,
    counts: Vec<(Arc<Series>, u64)>,
}

impl Walk {
    pub(super) fn new(registry: &Registry) -> Self {
        Self::through(registry, &registry.shards)
    }

    /// Through the series of `registry`, as they are in `shards`.
    pub(super) fn through(registry: &Registry, shards: &Arc<Shards>) -> Self {
        Self {
            settings: registry.settings(),
            last_scrape: registry.last_scrape(),
            begun: 0,
            page: Vec::new().into_iter(),
            last: None,
            all_shards: Arc::clone(shards),
            shards: Vec::new(),
            derived: Vec::new().into_iter(),
            counts: Counts::default(),
            counted: 0,
        }
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What comes next; `registry` is the one that this is a walk through.
    pub(super) fn step<'a>(&mut self, registry: &'a Registry) -> Option<Step<'a>> {
        if let Some((series, value)) = self.series(registry) {
            return Some(Step::Series(series, value));
        }
        let family = registry.families.get(self.begun)?;
        self.begun += 1;
        self.begin(family, registry);
        Some(Step::Family(family))
    }

    /// The next series of the family that was begun last.
    fn series(&mut self, registry: &Registry) -> Option<(Arc<Series>, Value)> {
        if let Some(derived) = self.derived.next() {
            return Some(derived);
        }
        let family = &registry.families[self.begun.checked_sub(1)?];
        if let Source::CountOf(histogram) = family.source() {
            return self.count_of(histogram);
        }
        while let Some((series, place)) = self.declared(family) {
            let reader = Reader::of(&self.all_shards, &self.shards);
            if let Some(value) = reader.value(family, place) {
                self.counts.keep(&series, &value);
                return Some((series, value));
            }
        }
        None
    }

    fn count_of(&mut self, histogram: &'static Metric) -> Option<(Arc<Series>, Value)> {
        let (series, count) = self.counts.of(histogram).get(self.counted)?;
        self.counted += 1;
        Some((Arc::clone(series), Value::Count(*count)))
    }

    fn declared(&mut self, family: &Family) -> Option<(Arc<Series>, Place)> {
        if self.page.as_slice().is_empty() {
            let page = family.page(self.last.as_deref());
            self.last = Some(Arc::clone(&page.last()?.0));
            self.page = page.into_iter();
            self.shards = self.all_shards.all();
        }
        self.page.next()
    }

    fn begin(&mut self, family: &Family, registry: &Registry) {
        self.last = None;
        self.counted = 0;
        self.derived = match family.source() {
            Source::HitRatioOf(histogram) => hit_ratios(histogram, self.counts.of(histogram)),
            Source::AppInfo => self.app_info(family.metric()),
            Source::LastScrape => vec![(
                Series::new(family.metric(), LabelSet::default()),
                Value::Gauge(self.last_scrape.as_secs_f64()),
            )],
            Source::Histogram => {
                self.counts.begin(family.metric(), registry);
                Vec::new()
            }
            Source::Counter | Source::InFlight | Source::Latest | Source::CountOf(_) => Vec::new(),
        }
        .into_iter();
    }

    fn app_info(&self, metric: &'static Metric) -> Vec<(Arc<Series>, Value)> {
        let app = self.settings.app.clone();
        app.map(|app| {
            let labels = app.map(Cow::Owned).into();
            (Series::new(metric, labels), Value::Gauge(1.0))
        })
        .into_iter()
        .collect()
    }
}

impl Counts {
    /// Those of a histogram that nothing is derived from are not kept.
    fn begin(&mut self, histogram: &'static Metric, registry: &Registry) {
        let mut families = registry.families.iter();
        self.counts.clear();
        self.of = families
            .any(|family| family.source().histogram() == Some(histogram))
            .then_some(histogram);
    }

    fn keep(&mut self, series: &Arc<Series>, value: &Value) {
        if let (Some(_), Value::Histogram(value)) = (self.of, value) {
            self.counts.push((Arc::clone(series), value.count()));
        }
    }

    /// Families are listed so that what is derived comes before the next histogram.
    fn of(&self, histogram: &'static Metric) -> &[(Arc<Series>, u64)] {
        debug_assert_eq!(self.of, Some(histogram), "names::ALL is out of order");
        &self.counts
    }
}

/// Hits over hits and misses, for each cache that was asked at all.
fn hit_ratios(operations: &Metric, counts: &[(Arc<Series>, u64)]) -> Vec<(Arc<Series>, Value)> {
    let mut caches = BTreeMap::<&Cow<'static, str>, (u64, u64)>::new();
    for (series, count) in counts {
        let of = |name| value_of(operations, &series.labels, name);
        if of(label::OPERATION) != Operation::Get.as_str() {
            continue;
        }
        let (hits, all) = caches.entry(of(label::CACHE)).or_default();
        match of(label::RESULT).as_ref() {
            cache::HIT => {
                *hits += count;
                *all += count;
            }
            cache::MISS => *all += count,
            _ => {}
        }
    }
    let asked = caches.into_iter().filter(|(_, (_, all))| *all > 0);
    asked
        .map(|(cache, (hits, all))| {
            let series = Series::new(&names::CACHE_HIT_RATIO, [cache.clone()].into());
            (series, Value::Gauge(hits as f64 / all as f64))
        })
        .collect()
}

fn value_of<'a>(metric: &Metric, labels: &'a LabelSet, name: &str) -> &'a Cow<'static, str> {
    let index = metric.labels.iter().position(|label| *label == name);
    &labels.values[index.expect("the metric has this label")]
}
