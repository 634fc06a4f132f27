//! The series of one callsite, and what is counted in them when a call starts and ends.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use crate::cache::{self, Operation, OperationSeries};
use crate::callsite::{Callsite, Kind, ThresholdType};
use crate::clock;
use crate::exemplar;
use crate::items::Items;
use crate::label::{LabelSets, Values};
use crate::names::{self, Metric, label, value};
use crate::outcome::{Outcome, Verdict};
use crate::registry::{CallCells, Counter, Latest, Registry};
use crate::series::{CallSeries, SeriesOfCallsite};

/// The series of one callsite, in the registry of the process.
#[derive(Debug)]
pub(crate) struct Recorder {
    registry: Arc<Registry>,
    series: Series,
    /// Of streams only; declared from the start where the signature says that one is returned.
    items: OnceLock<Items>,
}

#[derive(Debug)]
enum Series {
    Calls(Calls),
    Lookups(OperationSeries),
}

/// The series of everything that has an outcome.
#[derive(Debug)]
struct Calls {
    cells: CallCells,
    durations: Durations,
    errors: Option<Errors>,
    slow: Option<[Counter; 2]>,
    last_success: Option<Latest>,
}

/// How long calls took.
#[derive(Debug)]
enum Durations {
    /// All of them.
    One(CallSeries),
    /// By the labels that each call says.
    Labelled(LabelSets),
}

/// Which counter has the errors of a callsite, by type.
#[derive(Debug)]
struct Errors {
    metric: &'static Metric,
    labels: Labels,
}

type Labels = Vec<Cow<'static, str>>;

/// The metrics that calls of one kind feed.
struct Metrics {
    duration: &'static Metric,
    in_flight: &'static Metric,
    errors: Option<&'static Metric>,
    slow: Option<&'static Metric>,
    last_success: Option<&'static Metric>,
}

impl Recorder {
    pub(crate) fn declare(callsite: &'static Callsite, registry: &Arc<Registry>) -> Self {
        let kind = callsite.kind();
        let labels = labels_of(kind, &callsite.function());
        let series = match metrics_of(kind) {
            Some(metrics) => Series::Calls(Calls::declare(callsite, &metrics, &labels, registry)),
            None => Series::Lookups(lookups(labels, registry)),
        };
        Self {
            registry: Arc::clone(registry),
            series,
            items: OnceLock::new(),
        }
    }

    /// The series of the items of a stream that `function` returns.
    #[inline]
    pub(crate) fn items(&self, function: impl FnOnce() -> String) -> &Items {
        let declare = || Items::declare(function(), &self.registry);
        self.items.get_or_init(declare)
    }

    /// Where calls are counted that have no labels of their own and end well.
    pub(crate) fn calls(&self) -> Option<CallCells> {
        match &self.series {
            Series::Calls(calls) => Some(calls.cells),
            Series::Lookups(_) => None,
        }
    }

    /// The series of calls that have no labels of their own.
    pub(crate) fn series(&self) -> &CallSeries {
        match &self.series {
            Series::Calls(Calls {
                durations: Durations::One(series),
                ..
            }) => series,
            _ => unreachable!("generated code names the labels of a callsite that has some"),
        }
    }

    /// The series of calls by their labels.
    #[inline]
    pub(crate) fn label_sets(&self) -> &LabelSets {
        match &self.series {
            Series::Calls(Calls {
                durations: Durations::Labelled(sets),
                ..
            }) => sets,
            _ => unreachable!("generated code names labels of callsites that have some"),
        }
    }

    /// How many label sets calls may open, where their author said so, and in which metric.
    pub(crate) fn most_opened(&self) -> Option<(&'static Metric, usize)> {
        match &self.series {
            Series::Calls(Calls {
                durations: Durations::Labelled(sets),
                ..
            }) => sets.most_opened(),
            _ => None,
        }
    }

    /// A call has ended, `nanos` after it started. Who ends well and has no labels of his own
    /// does not come this way.
    #[cold]
    pub(crate) fn ended(&self, series: &CallSeries, verdict: &Verdict, nanos: u64) {
        if let Series::Calls(calls) = &self.series {
            self.registry
                .observe(series.duration(verdict.outcome), nanos);
            calls.cells.ended();
            if verdict.outcome == Outcome::Error {
                self.failed(calls, verdict);
                self.keep_example(series, verdict, nanos);
            } else if verdict.outcome == Outcome::Ok && calls.last_success.is_some() {
                self.succeeded(calls);
            }
        }
    }

    /// A call took at least the threshold.
    #[cold]
    pub(crate) fn was_slow(&self, threshold: ThresholdType) {
        if let Series::Calls(Calls {
            slow: Some(counters),
            ..
        }) = &self.series
        {
            self.registry.count(counters[threshold as usize]);
        }
    }

    /// Keeps a call that was slow or failed, and was recorded, as an example of those that take so long.
    pub(crate) fn keep_example(&self, series: &CallSeries, verdict: &Verdict, nanos: u64) {
        exemplar::of_call(&self.registry, series.duration(verdict.outcome), nanos);
    }

    fn failed(&self, calls: &Calls, verdict: &Verdict) {
        if let Some(errors) = &calls.errors {
            let kind = verdict.error_type.unwrap_or(value::OTHER);
            self.registry.count(errors.of_type(kind, &self.registry));
        }
    }

    fn succeeded(&self, calls: &Calls) {
        let millis = u64::try_from(clock::since_1970().as_millis());
        if let (Some(latest), Ok(millis)) = (calls.last_success, millis) {
            self.registry.at_least(latest, millis);
        }
    }

    /// The series of look-ups, which only `#[cached]` has.
    pub(crate) fn lookups(&self) -> Option<&OperationSeries> {
        match &self.series {
            Series::Lookups(lookups) => Some(lookups),
            Series::Calls(_) => None,
        }
    }

    /// Whether the two callsites would be counted in the same series.
    pub(crate) fn shares_series_with(&self, other: &Self) -> bool {
        match (&self.series, &other.series) {
            (Series::Calls(one), Series::Calls(other)) => one.cells == other.cells,
            (Series::Lookups(one), Series::Lookups(other)) => one.share_series_with(other),
            _ => false,
        }
    }
}

impl Calls {
    fn declare(
        callsite: &'static Callsite,
        metrics: &Metrics,
        labels: &Labels,
        registry: &Arc<Registry>,
    ) -> Self {
        let with = |last: &'static str| extended(labels, last.into());
        let cells = registry.calls(metrics.in_flight, labels.clone(), metrics.duration);
        let series = SeriesOfCallsite {
            callsite,
            registry: Arc::clone(registry),
            metric: metrics.duration,
            common: labels.clone(),
        };
        Self {
            cells,
            durations: Durations::declare(series, cells),
            errors: metrics
                .errors
                .map(|metric| Errors::declare(metric, labels, registry)),
            slow: metrics.slow.map(|metric| {
                ThresholdType::ALL.map(|kind| registry.counter(metric, with(kind.as_str())))
            }),
            last_success: metrics
                .last_success
                .map(|metric| registry.latest(metric, labels.clone())),
        }
    }
}

impl Durations {
    fn declare(of: SeriesOfCallsite, cells: CallCells) -> Self {
        if !of.callsite.added_labels().are_constant() {
            return Self::Labelled(LabelSets::declare(of));
        }
        let labels = of.labels().iter().filter_map(|label| match label.values {
            Values::Only([value]) => Some((label.name, Cow::Borrowed(*value))),
            _ => None,
        });
        Self::One(of.beside(cells, &labels.collect()))
    }
}

impl Errors {
    /// With one series at zero, so that the first error ever is an increase.
    fn declare(metric: &'static Metric, labels: &Labels, registry: &Registry) -> Self {
        registry.counter(metric, extended(labels, value::OTHER.into()));
        Self {
            metric,
            labels: labels.clone(),
        }
    }

    /// Error types appear when they are met, as long as there is room.
    fn of_type(&self, kind: &'static str, registry: &Registry) -> Counter {
        let labels = extended(&self.labels, kind.into());
        registry.open_counter(self.metric, labels, label::ERROR_TYPE)
    }
}

fn extended(labels: &Labels, last: Cow<'static, str>) -> Labels {
    labels.iter().cloned().chain([last]).collect()
}

fn metrics_of(kind: Kind) -> Option<Metrics> {
    let (duration, in_flight) = match kind {
        Kind::Query { .. } => (&names::DB_DURATION, &names::DB_IN_FLIGHT),
        Kind::ExternalApi { .. } => (&names::EXTERNAL_DURATION, &names::EXTERNAL_IN_FLIGHT),
        Kind::BackgroundJob { .. } => (&names::JOB_DURATION, &names::JOB_IN_FLIGHT),
        Kind::Function => (&names::FUNCTION_DURATION, &names::FUNCTION_IN_FLIGHT),
        Kind::Cache { .. } => return None,
    };
    Some(Metrics {
        duration,
        in_flight,
        errors: match kind {
            Kind::Query { .. } => Some(&names::DB_ERRORS),
            Kind::ExternalApi { .. } => Some(&names::EXTERNAL_ERRORS),
            _ => None,
        },
        slow: matches!(kind, Kind::Query { .. }).then_some(&names::DB_SLOW),
        last_success: kind.has_last_success().then_some(&names::JOB_LAST_SUCCESS),
    })
}

/// The labels that all series of a callsite have in common.
fn labels_of(kind: Kind, function: &str) -> Labels {
    let function = Cow::from(function.to_owned());
    match kind {
        Kind::Query {
            system,
            collection,
            operation,
        } => vec![system.into(), collection.into(), operation.into(), function],
        Kind::ExternalApi { service, operation } => vec![service.into(), operation.into()],
        Kind::Cache { cache } => vec![cache.into()],
        Kind::BackgroundJob { job } => vec![job.into()],
        Kind::Function => vec![function],
    }
}

/// What can come of the look-ups and insertions of `#[cached]`.
fn lookups(labels: Labels, registry: &Arc<Registry>) -> OperationSeries {
    let [cache] = labels.try_into().expect("a cache has one label");
    OperationSeries::declare(
        registry,
        cache,
        &[
            (Operation::Get, cache::HIT),
            (Operation::Get, cache::MISS),
            (Operation::Set, cache::OK),
        ],
    )
}
