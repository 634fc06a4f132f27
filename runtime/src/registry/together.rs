//! Histograms that are recorded at the same moment: one slot, so that it is one visit to the cells.

use std::cell::Cell;
use std::sync::Arc;

use super::Registry;
use super::cells::{FIRST_BUCKET, Place, Slot};
use super::handles::Histogram;
use super::labels::LabelSet;
use crate::names::Metric;

/// One series of each of some metrics, with the same labels.
#[derive(Debug, Clone)]
pub(crate) struct Together<const N: usize> {
    members: [Member; N],
    /// Two threads that declare the same ones at once may each have made a part of them.
    slot: Option<Slot>,
}

#[derive(Debug, Clone)]
struct Member {
    place: Place,
    upper: Arc<[u64]>,
}

impl<const N: usize> Together<N> {
    /// One of them, by its place among the metrics.
    pub(crate) fn histogram(&self, which: usize) -> Histogram {
        Histogram(self.members[which].place)
    }
}

impl Registry {
    /// The series of `metrics` with these labels.
    pub(crate) fn together<const N: usize>(
        &self,
        metrics: [&'static Metric; N],
        labels: &LabelSet,
    ) -> Together<N> {
        let mut words = 0;
        let firsts = metrics.map(|metric| {
            let first = words;
            words += FIRST_BUCKET + self.family(metric).bounds().buckets();
            first
        });
        let new: Cell<Option<Slot>> = Cell::default();
        let members = std::array::from_fn(|which| {
            let family = self.family(metrics[which]);
            let place = family.declare(labels.clone(), || {
                let slot = new.get().unwrap_or_else(|| {
                    let upper = self.family(metrics[0]).bounds().upper();
                    self.new_slot(words, upper).slot
                });
                new.set(Some(slot));
                let first = firsts[which];
                Place { slot, first }
            });
            let upper = Arc::clone(family.bounds().upper());
            Member { place, upper }
        });
        Together {
            slot: slot_of(&members),
            members,
        }
    }

    /// Records a value in each of them, or in as many of the first as there are values.
    pub(crate) fn observe_together<const N: usize>(&self, together: &Together<N>, values: &[u64]) {
        let Some(slot) = together.slot else {
            return self.observe_each(together, values);
        };
        self.record(slot, |cells| {
            for (member, value) in together.members.iter().zip(values) {
                cells.observe_among(&member.upper, member.place.first, *value);
            }
        });
    }

    #[cold]
    fn observe_each<const N: usize>(&self, together: &Together<N>, values: &[u64]) {
        for (member, value) in together.members.iter().zip(values) {
            self.record(member.place.slot, |cells| {
                cells.observe_among(&member.upper, member.place.first, *value);
            });
        }
    }
}

/// That of all of them, if it is one.
fn slot_of(members: &[Member]) -> Option<Slot> {
    let slot = members.first()?.place.slot;
    let is_one = members.iter().all(|member| member.place.slot == slot);
    is_one.then_some(slot)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names;

    fn labels() -> LabelSet {
        ["GET".into(), "/".into(), "200".into(), "ok".into()].into()
    }

    const METRICS: [&Metric; 2] = [&names::HTTP_DURATION, &names::HTTP_RESPONSE_SIZE];

    fn assert_recorded(registry: &Registry, together: &Together<2>) {
        registry.observe_together(together, &[20_000_000, 5_000]);
        registry.observe_together(together, &[3_000_000_000]);
        let text = registry.render();
        let labels = r#"{method="GET",endpoint="/",status="200",outcome="ok""#;
        for line in [
            format!("http_request_duration_seconds_bucket{labels},le=\"0.05\"}} 1\n"),
            format!("http_request_duration_seconds_sum{labels}}} 3.02\n"),
            format!("http_request_duration_seconds_count{labels}}} 2\n"),
            format!("http_response_size_bytes_bucket{labels},le=\"1000\"}} 0\n"),
            format!("http_response_size_bytes_bucket{labels},le=\"10000\"}} 1\n"),
            format!("http_response_size_bytes_sum{labels}}} 5000\n"),
        ] {
            assert!(text.contains(&line), "{line} is not in {text}");
        }
    }

    #[test]
    fn each_has_its_values_in_its_own_buckets() {
        let registry = Registry::new();
        let together = registry.together(METRICS, &labels());
        assert!(together.slot.is_some());
        assert_recorded(&registry, &together);
        let again = registry.together(METRICS, &labels());
        assert_eq!(again.slot, together.slot);
    }

    #[test]
    fn so_they_have_where_another_thread_made_one_of_them() {
        let registry = Registry::new();
        registry.histogram(METRICS[1], labels());
        let together = registry.together(METRICS, &labels());
        assert!(together.slot.is_none());
        assert_recorded(&registry, &together);
    }
}
