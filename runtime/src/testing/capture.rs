//! A capture: what is captured, and what a test asks of it.

use std::ops::Deref;
use std::sync::Arc;

use serde_json::Value as Json;

use super::calls::Calls;
use super::clock::Clock;
use super::current::Entered;
use super::inner::Inner;
use super::scope::Scope;
use crate::callsite::Callsite;
use crate::catalogue;
use crate::registry::{Reading, Registry, Value};

/// Captures what this thread records from now on, until it is dropped.
///
/// A capture within another has what is recorded as long as it lasts, and the outer one goes on
/// after it. See [the module](super).
pub fn capture() -> Captured {
    let capture = Capture::new();
    Captured {
        _entered: capture.enter(),
        capture,
    }
}

/// What this thread records, as long as this lives.
#[derive(Debug)]
#[must_use = "nothing is captured any more when this is dropped"]
pub struct Captured {
    _entered: Entered,
    capture: Capture,
}

impl Deref for Captured {
    type Target = Capture;

    fn deref(&self) -> &Capture {
        &self.capture
    }
}

/// A place for what tests record. Clones are the same place.
#[derive(Debug, Clone)]
pub struct Capture(Arc<Inner>);

impl Default for Capture {
    fn default() -> Self {
        Self::new()
    }
}

impl Capture {
    /// One that nobody records into yet.
    #[must_use]
    pub fn new() -> Self {
        Self(Inner::new())
    }

    /// Captures what this thread records until what is returned is dropped.
    pub fn enter(&self) -> Entered {
        Entered::into(Some(Arc::clone(&self.0)))
    }

    /// Captures what `work` records on this thread.
    pub fn run<R>(&self, work: impl FnOnce() -> R) -> R {
        let _entered = self.enter();
        work()
    }

    /// Captures what `future` records, on whichever threads it is polled.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
    /// use callsight::testing::Capture;
    ///
    /// #[callsight::timed]
    /// async fn total() -> u32 {
    ///     42
    /// }
    ///
    /// let capture = Capture::new();
    /// let spawned = tokio::spawn(capture.scope(total()));
    /// total().await; // is not its own
    /// assert_eq!(spawned.await?, 42);
    /// assert_eq!(capture.calls("total").ok(), 1);
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn scope<F: Future>(&self, future: F) -> Scope<F> {
        Scope::new(self.clone(), future)
    }

    /// The clock that captured calls are timed by.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The calls of a function: its whole path, as the label `function` has it, the `name` that it
    /// was given, or as much of the path's end as tells it from others, such as `checkout::pay`.
    ///
    /// # Panics
    ///
    /// If it is called like none of the annotated functions, or like several of them; and of
    /// `#[cached]`, which counts look-ups: [`value`](Self::value) has those.
    #[must_use]
    #[track_caller]
    pub fn calls(&self, function: &str) -> Calls {
        let callsite = found(function);
        let Some(cells) = callsite.recorder().calls() else {
            panic!(
                "`{function}` is `#[cached]`, which counts look-ups; write `value(\"cache_operations_total\", ..)`"
            );
        };
        Calls {
            ended: self.0.calls_of(callsite),
            running: self.0.cells().running(cells),
        }
    }

    /// What a metric says of all series that have these labels, together: how many, of a
    /// histogram; none, if there is no such series. Those of the `metrics` facade too.
    #[must_use]
    pub fn value(&self, metric: &str, labels: &[(&str, &str)]) -> Option<f64> {
        let mut total = None;
        Registry::global().read_apart(self.0.cells(), |reading| {
            if reading.name == metric && carries(reading, labels) {
                total = Some(total.unwrap_or(0.0) + number(reading.value));
            }
        });
        #[cfg(feature = "facade")]
        let total = total.or_else(|| self.0.facade.value(metric, labels));
        total
    }

    /// The entries that the slow log would have, had it been installed.
    #[must_use]
    pub fn slow_log(&self) -> Vec<Json> {
        let lines = self.0.slow_calls();
        let entries = lines.iter().map(|line| serde_json::from_slice(line));
        entries.map(Result::unwrap_or_default).collect()
    }

    /// What a scrape would say, had nothing else been recorded.
    #[must_use]
    pub fn render(&self) -> String {
        let ours = Registry::global().render_apart(self.0.cells());
        #[cfg(feature = "facade")]
        let ours = ours + &self.0.facade.render();
        ours
    }
}

/// The callsite of the function that is called so.
#[track_caller]
fn found(function: &str) -> &'static Callsite {
    let named = || catalogue::callsites().map(|callsite| (callsite.function(), callsite));
    let whole: Vec<_> = named().filter(|(name, _)| name == function).collect();
    let ends = format!("::{function}");
    let found = if whole.is_empty() {
        named().filter(|(name, _)| name.ends_with(&ends)).collect()
    } else {
        whole
    };
    match found.as_slice() {
        [(_, callsite)] => callsite,
        [] => panic!(
            "no annotated function is called `{function}`{}",
            nearest(function)
        ),
        [(one, _), .., (other, _)] => panic!(
            "several annotated functions are called `{function}`; write as much as tells them apart, such as `{one}` or `{other}`"
        ),
    }
}

/// Compared by as much of the path's end as was asked for.
fn nearest(function: &str) -> String {
    let parts = function.split("::").count();
    let distance = |name: &String| strsim::damerau_levenshtein(end_of(name, parts), function);
    let names = catalogue::callsites().map(Callsite::function);
    let nearest = names
        .min_by_key(distance)
        .filter(|name| distance(name) <= 3);
    nearest.map_or_else(
        || "; write its path as the label `function` has it".to_owned(),
        |nearest| format!("; did you mean `{nearest}`?"),
    )
}

/// The last `parts` of a path.
fn end_of(path: &str, parts: usize) -> &str {
    let before = path.rmatch_indices("::").nth(parts - 1);
    before.map_or(path, |(end, separator)| &path[end + separator.len()..])
}

fn carries(reading: &Reading<'_>, labels: &[(&str, &str)]) -> bool {
    let pairs = reading.series.pairs(reading.profile);
    labels.iter().all(|label| pairs.contains(label))
}

fn number(value: &Value) -> f64 {
    match value {
        Value::Histogram(histogram) => histogram.count() as f64,
        Value::Count(count) => *count as f64,
        Value::Gauge(gauge) => *gauge,
    }
}
