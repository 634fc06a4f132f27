//! One metric and its series.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{Arc, PoisonError};

use super::buckets::Bounds;
use super::budget::{Budget, Opener};
use super::cells::Place;
use super::labels::LabelSet;
use super::series::Series;
use crate::names::{self, Metric, Type};
use crate::sync::RwLock;

/// How many series are read at a time.
const PAGE: usize = 256;

#[derive(Debug)]
pub(super) struct Family {
    metric: &'static Metric,
    source: Source,
    bounds: Arc<Bounds>,
    series: RwLock<BTreeMap<Arc<Series>, Place>>,
    budget: Budget,
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
    /// The histogram that it is derived from, if it is.
    pub(super) fn histogram(self) -> Option<&'static Metric> {
        match self {
            Self::CountOf(histogram) | Self::HitRatioOf(histogram) => Some(histogram),
            _ => None,
        }
    }

    fn of(metric: &'static Metric) -> Self {
        let counted: [(&Metric, &'static Metric); 7] = [
            (&names::HTTP_REQUESTS, &names::HTTP_DURATION),
            (&names::RPC_CALLS, &names::RPC_DURATION),
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
            budget: Budget::default(),
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
        if let Some(place) = series.get(&labels) {
            return *place;
        }
        let place = new_place();
        series.insert(Series::new(self.metric, labels), place);
        place
    }

    /// The same for labels that input decides, unless there is no room for them.
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
        let is_admitted = self.budget.admit(labels, Opener::Program);
        is_admitted.then(|| self.declare(labels.clone(), new_place))
    }

    pub(super) fn budget(&self) -> &Budget {
        &self.budget
    }

    /// The series that come after `last` in the order of their labels, as many as one page takes:
    /// whoever declares a series has to wait no longer than that for a scrape.
    pub(super) fn page(&self, last: Option<&Series>) -> Vec<(Arc<Series>, Place)> {
        let after = last.map_or(Bound::Unbounded, |last| Bound::Excluded(&last.labels));
        let series = self.series.read().unwrap_or_else(PoisonError::into_inner);
        let page = series.range::<LabelSet, _>((after, Bound::Unbounded));
        page.take(PAGE)
            .map(|(series, place)| (Arc::clone(series), *place))
            .collect()
    }
}
