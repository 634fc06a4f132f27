//! Which call, or request, is an example of the values in a bucket: at most one a bucket.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::Registry;
use super::cells::{Slot, bucket_of};
use super::exposition::escape;
use super::handles::Histogram;
use crate::chunks::Chunks;
use crate::clock::{Tick, nanos, since_1970};
use crate::testing;

/// How many series may have exemplars, so that they take a few megabytes at the most.
const MOST_SERIES: usize = 1_000;

/// As many characters as `OpenMetrics` lets the labels of one have, names and values.
const MOST_CHARACTERS: usize = 128;

/// How long one is kept before another takes its place.
const REPLACED_AFTER: Duration = Duration::from_secs(1);

/// All of one registry.
#[derive(Debug)]
pub(super) struct Exemplars {
    enabled: AtomicBool,
    kept: Mutex<HashMap<Slot, Buckets>>,
    /// When each bucket of a slot takes the next one, so that most calls need not ask `kept`.
    due: Chunks<Due>,
    /// The moment that these are counted from.
    start: Tick,
}

/// In nanoseconds; zero where there was none yet.
type Due = Box<[AtomicU64]>;

/// One for each bucket of a series, as far as there is one.
pub(super) type Buckets = Box<[Option<Arc<Exemplar>>]>;

/// One value, and what tells where it came from.
#[derive(Debug)]
pub(super) struct Exemplar {
    /// In the unit of recording.
    pub(super) value: u64,
    /// Since 1970.
    pub(super) at: Duration,
    /// `request_id="0198…"`, escaped.
    pub(super) labels: Box<str>,
}

impl Default for Exemplars {
    fn default() -> Self {
        Self {
            enabled: AtomicBool::new(true),
            kept: Mutex::default(),
            due: Chunks::new(),
            start: Tick::now(),
        }
    }
}

impl Exemplars {
    /// Those of one series; none where nobody ever kept one.
    pub(super) fn of(&self, slot: Slot) -> Buckets {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(&slot).cloned().unwrap_or_default()
    }

    /// The bucket, if it takes another one now: who is given it is the only one who is, until the
    /// next is due.
    #[inline]
    fn claim(&self, slot: Slot, upper: &[u64], bucket: usize, moment: Tick) -> Option<&AtomicU64> {
        let due = &self.due.get_or_init(slot.0, || never_yet(upper))[bucket];
        let now = moment.nanos_since(self.start);
        let at = due.load(Ordering::Relaxed);
        if now < at {
            return None;
        }
        let next = now + nanos(REPLACED_AFTER);
        let claimed = due.compare_exchange(at, next, Ordering::Relaxed, Ordering::Relaxed);
        claimed.is_ok().then_some(due)
    }

    /// Whether nobody was in the way. Whoever holds the lock is a scrape, or keeps one too.
    fn keep(&self, slot: Slot, upper: &[u64], bucket: usize, exemplar: Exemplar) -> bool {
        let Ok(mut kept) = self.kept.try_lock() else {
            return false;
        };
        if let Some(buckets) = buckets(&mut kept, slot, upper) {
            buckets[bucket] = Some(Arc::new(exemplar));
        }
        true
    }

    /// Keeps it in its bucket, or leaves that to the next one.
    #[cold]
    fn fill(&self, slot: Slot, upper: &[u64], value: u64, labels: Labels<'_>, due: &AtomicU64) {
        let bucket = bucket_of(upper, value);
        let is_kept = fits(labels) && self.keep(slot, upper, bucket, Exemplar::new(value, labels));
        if !is_kept {
            due.store(0, Ordering::Relaxed);
        }
    }
}

fn never_yet(upper: &[u64]) -> Due {
    (0..=upper.len()).map(|_| AtomicU64::new(0)).collect()
}

/// Those of this series, if it has some or there is room for them.
fn buckets<'a>(
    kept: &'a mut HashMap<Slot, Buckets>,
    slot: Slot,
    upper: &[u64],
) -> Option<&'a mut Buckets> {
    let has_room = kept.len() < MOST_SERIES;
    match kept.entry(slot) {
        Entry::Occupied(buckets) => Some(buckets.into_mut()),
        Entry::Vacant(empty) => has_room.then(|| {
            let none = vec![None; upper.len() + 1];
            empty.insert(none.into())
        }),
    }
}

/// Names and values.
type Labels<'a> = &'a [(&'static str, &'a str)];

fn fits(labels: Labels<'_>) -> bool {
    let characters = |(name, value): &(&str, &str)| name.chars().count() + value.chars().count();
    labels.iter().map(characters).sum::<usize>() <= MOST_CHARACTERS
}

impl Exemplar {
    fn new(value: u64, labels: Labels<'_>) -> Self {
        let mut text = String::new();
        for (name, value) in labels {
            escape::pair(&mut text, name, value);
        }
        Self {
            value,
            at: since_1970(),
            labels: text.into(),
        }
    }
}

impl Registry {
    /// Keeps `value`, which was recorded at that moment, as the example of its bucket, unless there
    /// is one that is not a second old. `labels` are asked for if it is kept.
    ///
    /// Never waits: what would have to is not kept.
    pub(crate) fn exemplify<'a, const N: usize>(
        &self,
        histogram: &Histogram,
        value: u64,
        moment: Tick,
        labels: impl FnOnce() -> [(&'static str, &'a str); N],
    ) {
        let exemplars = &self.exemplars;
        let is_captured = || self.shards.is_global() && testing::current().is_some();
        if !exemplars.enabled.load(Ordering::Relaxed) || is_captured() {
            return;
        }
        let slot = histogram.0.slot;
        let upper = &self.layout(slot).upper;
        let bucket = bucket_of(upper, value);
        if let Some(due) = exemplars.claim(slot, upper, bucket, moment) {
            exemplars.fill(slot, upper, value, &labels(), due);
        }
    }

    pub(crate) fn set_exemplars(&self, enabled: bool) {
        self.exemplars.enabled.store(enabled, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Format, Rendering};
    use super::*;
    use crate::names;

    const SECOND: u64 = 1_000_000_000;

    fn jobs(registry: &Registry) -> Histogram {
        registry.histogram(&names::JOB_DURATION, ["digest".into(), "ok".into()])
    }

    /// The buckets that have one, as they are written.
    fn written(registry: &Registry, format: Format) -> Vec<String> {
        let text = Rendering::new(registry, format).whole(registry);
        let lines = text.lines().filter(|line| line.contains(" # {"));
        lines.map(str::to_owned).collect()
    }

    fn record(registry: &Registry, job: &Histogram, value: u64, id: &str) {
        registry.observe(job, value);
        registry.exemplify(job, value, Tick::now(), || [("request_id", id)]);
    }

    #[test]
    fn a_bucket_has_the_first_of_a_second_and_only_open_metrics_says_so() {
        let registry = Registry::new();
        let job = jobs(&registry);
        record(&registry, &job, 2 * SECOND, "a \"b\"\\");
        record(&registry, &job, 3 * SECOND, "at once after it");
        let found = written(&registry, Format::OpenMetrics);
        assert_eq!(found.len(), 1, "{found:?}");
        let line = r#"background_job_duration_seconds_bucket{job="digest",outcome="ok",le="5.0"} 2 # {request_id="a \"b\"\\"} 2 1"#;
        assert!(found[0].starts_with(line), "{found:?}");
        assert!(written(&registry, Format::Text).is_empty());
    }

    #[test]
    fn labels_that_are_too_long_are_not_kept_and_those_that_just_fit_are() {
        let registry = Registry::new();
        let job = jobs(&registry);
        let longest = MOST_CHARACTERS - "request_id".len();
        record(&registry, &job, SECOND, &"ä".repeat(longest + 1));
        assert!(written(&registry, Format::OpenMetrics).is_empty());
        record(&registry, &job, SECOND, &"ä".repeat(longest));
        assert_eq!(written(&registry, Format::OpenMetrics).len(), 1);
    }

    #[test]
    fn there_is_room_for_so_many_and_whoever_reads_them_keeps_nobody() {
        let registry = Registry::new();
        for job in 0..MOST_SERIES + 10 {
            let labels = [job.to_string().into(), "ok".into()];
            let job = registry.histogram(&names::JOB_DURATION, labels);
            record(&registry, &job, SECOND, "of many");
        }
        let lines = written(&registry, Format::OpenMetrics).len();
        assert_eq!(lines, MOST_SERIES);

        let reading = registry.exemplars.kept.lock().expect("nobody panicked");
        record(&registry, &jobs(&registry), 10 * SECOND, "meanwhile");
        drop(reading);
        assert_eq!(written(&registry, Format::OpenMetrics).len(), lines);
    }

    #[test]
    fn they_can_be_switched_off() {
        let registry = Registry::new();
        registry.set_exemplars(false);
        record(&registry, &jobs(&registry), SECOND, "unheard");
        assert!(written(&registry, Format::OpenMetrics).is_empty());
    }
}
