//! What all series said at one moment: read once from the shards, then rendered at leisure.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::buckets::Bounds;
use super::cells::{FIRST_BUCKET, Place, SUM, Shard, Slot};
use super::family::{Family, Source};
use super::handles::InFlight;
use super::labels::LabelSet;
use super::settings::Settings;
use super::shards::Shards;
use crate::cache::{self, Operation};
use crate::names::{Metric, label};

pub(super) struct Snapshot {
    pub(super) families: Vec<FamilySnapshot>,
}

pub(super) struct FamilySnapshot {
    pub(super) metric: &'static Metric,
    /// The metric's own, or what its prefix was configured to be.
    pub(super) name: Cow<'static, str>,
    pub(super) series: Vec<(LabelSet, Value)>,
}

pub(super) enum Value {
    Histogram(HistogramValue),
    Count(u64),
    Gauge(f64),
}

#[derive(Clone)]
pub(super) struct HistogramValue {
    pub(super) bounds: Arc<Bounds>,
    /// In the unit of recording.
    pub(super) sum: u64,
    /// How many values fell in each bucket, the last being `+Inf`.
    pub(super) buckets: Box<[u64]>,
}

impl HistogramValue {
    pub(super) fn count(&self) -> u64 {
        self.buckets.iter().sum()
    }
}

impl Snapshot {
    pub(super) fn take(
        families: &[Family],
        shards: &Shards,
        settings: &Settings,
        last_scrape: Duration,
    ) -> Self {
        let reader = Reader {
            all_shards: shards,
            shards: shards.all(),
            settings,
            last_scrape,
        };
        let mut taken = Vec::<FamilySnapshot>::with_capacity(families.len());
        for family in families {
            let series = reader.series(family, &taken);
            taken.push(FamilySnapshot {
                metric: family.metric(),
                name: settings.name_of(family.metric()),
                series,
            });
        }
        Self { families: taken }
    }
}

/// How often what is in flight is read before the closest reading is taken.
const IN_FLIGHT_ATTEMPTS: usize = 8;

struct Reader<'a> {
    all_shards: &'a Shards,
    /// Those that there were when the reading began.
    shards: Vec<Arc<Shard>>,
    settings: &'a Settings,
    last_scrape: Duration,
}

impl Reader<'_> {
    /// The series of `family`; those of the families before it are `taken` already.
    fn series(&self, family: &Family, taken: &[FamilySnapshot]) -> Vec<(LabelSet, Value)> {
        match family.source() {
            Source::Histogram => each(family, |place| self.histogram(place, family.bounds())),
            Source::Counter => each(family, |place| Value::Count(self.sum(place.slot, 0))),
            Source::InFlight => each(family, |place| self.in_flight(place.slot)),
            Source::Latest => self.latest(family),
            Source::CountOf(histogram) => counts(find(taken, histogram)),
            Source::HitRatioOf(histogram) => hit_ratios(find(taken, histogram)),
            Source::AppInfo => self.app_info(),
            Source::LastScrape => {
                vec![(
                    LabelSet::default(),
                    Value::Gauge(self.last_scrape.as_secs_f64()),
                )]
            }
        }
    }

    fn histogram(&self, place: Place, bounds: &Arc<Bounds>) -> Value {
        let mut words = vec![0; FIRST_BUCKET + bounds.buckets()];
        for shard in &self.shards {
            shard.read_all(place, &mut words);
        }
        let buckets = words.split_off(FIRST_BUCKET).into();
        Value::Histogram(HistogramValue {
            bounds: Arc::clone(bounds),
            sum: words[SUM],
            buckets,
        })
    }

    /// The ends are read first: read the other way round, a call that starts and ends in
    /// between would be an end without a start. Calls that end while the starts are read make
    /// the difference too large, so both are read anew until none did, or nearly none.
    fn in_flight(&self, slot: Slot) -> Value {
        let mut closest = (u64::MAX, 0);
        for _ in 0..IN_FLIGHT_ATTEMPTS {
            let ended = self.sum(slot, InFlight::ENDED);
            let started = self.started(slot);
            let meanwhile = self.sum(slot, InFlight::ENDED).saturating_sub(ended);
            closest = closest.min((meanwhile, started.saturating_sub(ended)));
            if meanwhile == 0 {
                break;
            }
        }
        Value::Gauge(closest.1 as f64)
    }

    /// Over the shards as they are by now: one that was leased after the others were listed may
    /// have the start of a call that ended in one of those.
    fn started(&self, slot: Slot) -> u64 {
        let shards = self.all_shards.all();
        shards
            .iter()
            .map(|shard| shard.read(slot, InFlight::STARTED))
            .sum()
    }

    /// Absent until there is one. Recorded in milliseconds.
    fn latest(&self, family: &Family) -> Vec<(LabelSet, Value)> {
        let series = family.series().into_iter();
        series
            .filter_map(|(labels, place)| {
                let shards = self.shards.iter();
                let millis = shards.map(|shard| shard.read(place.slot, 0)).max()?;
                (millis > 0).then(|| (labels, Value::Gauge(millis as f64 / 1e3)))
            })
            .collect()
    }

    fn sum(&self, slot: Slot, word: usize) -> u64 {
        self.shards.iter().map(|shard| shard.read(slot, word)).sum()
    }

    fn app_info(&self) -> Vec<(LabelSet, Value)> {
        let app = self.settings.app.clone();
        app.map(|app| (app.map(Cow::Owned).into(), Value::Gauge(1.0)))
            .into_iter()
            .collect()
    }
}

fn each(family: &Family, value: impl Fn(Place) -> Value) -> Vec<(LabelSet, Value)> {
    let series = family.series().into_iter();
    series.map(|(labels, place)| (labels, value(place))).collect()
}

/// Families are listed so that what is derived comes after what it is derived from.
fn find<'a>(taken: &'a [FamilySnapshot], metric: &Metric) -> &'a FamilySnapshot {
    taken
        .iter()
        .find(|family| family.metric == metric)
        .expect("names::ALL lists a histogram before what is derived from it")
}

fn counts(histogram: &FamilySnapshot) -> Vec<(LabelSet, Value)> {
    histograms(histogram)
        .map(|(labels, value)| (labels.clone(), Value::Count(value.count())))
        .collect()
}

/// Hits over hits and misses, for each cache that was asked at all.
fn hit_ratios(operations: &FamilySnapshot) -> Vec<(LabelSet, Value)> {
    let mut caches = BTreeMap::<&Cow<'static, str>, (u64, u64)>::new();
    for (labels, value) in histograms(operations) {
        let of = |name| labels_of(operations.metric, labels, name);
        if of(label::OPERATION) != Operation::Get.as_str() {
            continue;
        }
        let (hits, all) = caches.entry(of(label::CACHE)).or_default();
        match of(label::RESULT).as_ref() {
            cache::HIT => {
                *hits += value.count();
                *all += value.count();
            }
            cache::MISS => *all += value.count(),
            _ => {}
        }
    }
    let asked = caches.into_iter().filter(|(_, (_, all))| *all > 0);
    asked
        .map(|(cache, (hits, all))| {
            (
                [cache.clone()].into(),
                Value::Gauge(hits as f64 / all as f64),
            )
        })
        .collect()
}

fn histograms(family: &FamilySnapshot) -> impl Iterator<Item = (&LabelSet, &HistogramValue)> {
    family
        .series
        .iter()
        .filter_map(|(labels, value)| match value {
            Value::Histogram(value) => Some((labels, value)),
            Value::Count(_) | Value::Gauge(_) => None,
        })
}

fn labels_of<'a>(metric: &Metric, labels: &'a LabelSet, name: &str) -> &'a Cow<'static, str> {
    let index = metric.labels.iter().position(|label| *label == name);
    &labels.values[index.expect("the metric has this label")]
}
