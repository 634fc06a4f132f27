//! One metric and its series.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use super::buckets::Bounds;
use super::cells::Place;
use super::labels::LabelSet;
use crate::names::{self, Metric, Type};

/// How many series input may open, by the labels it decides. Those that the code declares are no
/// part of it and always taken, since their number is known when it is compiled.
const MOST_OPENED: usize = 2_000;

#[derive(Debug)]
pub(super) struct Family {
    metric: &'static Metric,
    source: Source,
    bounds: Arc<Bounds>,
    series: RwLock<BTreeMap<LabelSet, Place>>,
    opened: AtomicUsize,
    overflowed: AtomicBool,
}

/// Where the values of a metric come from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Source {
    /// Its own cells, of which there is one layout for each kind.
    Histogram,
    Counter,
    InFlight,
    Latest,
    /// How many values that histogram has, so that the two are always equal.
    CountOf(&'static Metric),
    /// Hits among the look-ups that this histogram has.
    HitRatioOf(&'static Metric),
    /// What the settings say.
    AppInfo,
    /// How long the last scrape took.
    LastScrape,
}

impl Source {
    fn of(metric: &'static Metric) -> Self {
        let counted: [(&Metric, &'static Metric); 6] = [
            (&names::HTTP_REQUESTS, &names::HTTP_DURATION),
            (&names::DB_QUERIES, &names::DB_DURATION),
            (&names::EXTERNAL_REQUESTS, &names::EXTERNAL_DURATION),
            (&names::CACHE_OPERATIONS, &names::CACHE_DURATION),
            (&names::JOB_RUNS, &names::JOB_DURATION),
            (&names::FUNCTION_CALLS, &names::FUNCTION_DURATION),
        ];
        if let Some((_, histogram)) = counted.iter().find(|(counter, _)| *counter == metric) {
            return Self::CountOf(histogram);
        }
        match metric.kind {
            Type::Histogram => Self::Histogram,
            Type::Counter => Self::Counter,
            Type::Gauge => Self::of_gauge(metric),
        }
    }

    fn of_gauge(metric: &'static Metric) -> Self {
        match metric {
            metric if *metric == names::APP_INFO => Self::AppInfo,
            metric if *metric == names::SCRAPE_DURATION => Self::LastScrape,
            metric if *metric == names::CACHE_HIT_RATIO => Self::HitRatioOf(&names::CACHE_DURATION),
            metric if *metric == names::JOB_LAST_SUCCESS => Self::Latest,
            _ => Self::InFlight,
        }
    }
}

impl Family {
    pub(super) fn new(metric: &'static Metric) -> Self {
        Self {
            metric,
            source: Source::of(metric),
            bounds: Arc::new(Bounds::of(metric)),
            series: RwLock::default(),
            opened: AtomicUsize::new(0),
            overflowed: AtomicBool::new(false),
        }
    }

    pub(super) fn metric(&self) -> &'static Metric {
        self.metric
    }

    pub(super) fn source(&self) -> Source {
        self.source
    }

    pub(super) fn bounds(&self) -> &Arc<Bounds> {
        &self.bounds
    }

    /// The label `le` of each bucket, where there are buckets.
    pub(super) fn boundaries(&self) -> Vec<String> {
        match self.source {
            Source::Histogram => self.bounds.le().map(str::to_owned).collect(),
            _ => Vec::new(),
        }
    }

    /// The place of the series with these labels; `new_place` if there is none yet.
    pub(super) fn declare(&self, labels: LabelSet, new_place: impl FnOnce() -> Place) -> Place {
        debug_assert_eq!(
            labels.values.len(),
            self.metric.labels.len(),
            "{}",
            self.metric.name
        );
        let mut series = self.series.write().unwrap_or_else(PoisonError::into_inner);
        *series.entry(labels).or_insert_with(new_place)
    }

    /// The same, unless that would be one series too many.
    pub(super) fn declare_if_room(
        &self,
        labels: &LabelSet,
        new_place: impl FnOnce() -> Place,
    ) -> Option<Place> {
        let known = self.series.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = known.get(labels) {
            return Some(*place);
        }
        drop(known);
        let mut series = self.series.write().unwrap_or_else(PoisonError::into_inner);
        let is_full = self.opened.load(Ordering::Relaxed) >= MOST_OPENED;
        match series.get(labels) {
            Some(place) => Some(*place),
            None if is_full => None,
            None => {
                self.open_one();
                Some(*series.entry(labels.clone()).or_insert_with(new_place))
            }
        }
    }

    #[cfg(feature = "http")]
    pub(super) fn room(&self) -> super::Room {
        match self.opened.load(Ordering::Relaxed) {
            used if used < MOST_OPENED / 2 => super::Room::Plenty,
            used if used < MOST_OPENED => super::Room::Some,
            _ => super::Room::None,
        }
    }

    /// Input opened a series.
    pub(super) fn open_one(&self) {
        self.opened.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn is_first_overflow(&self) -> bool {
        !self.overflowed.swap(true, Ordering::Relaxed)
    }

    /// The series as they are now, in the order of their labels.
    pub(super) fn series(&self) -> Vec<(LabelSet, Place)> {
        let series = self.series.read().unwrap_or_else(PoisonError::into_inner);
        series
            .iter()
            .map(|(labels, place)| (labels.clone(), *place))
            .collect()
    }
}
