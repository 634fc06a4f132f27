//! Whether the label sets that functions may open have room in their metrics.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::catalogue;
use crate::config::SERIES_BUDGET;
use crate::registry::Spelling;

/// Says of each metric whose functions may open more label sets than there is `room` for, so that
/// nobody has to find out by what is missing.
pub(super) fn warn_of_crowds(room: usize, spelling: &Spelling) {
    let crowds = demands(spelling)
        .into_iter()
        .filter(|(_, most)| *most > room);
    for (metric, most) in crowds {
        tracing::warn!(
            %metric,
            "functions may open {most} label sets by their `max`, and the metric has room for {room}; \
             raise {SERIES_BUDGET} or lower a `max`"
        );
    }
}

/// The sum of all `max` by metric.
fn demands(spelling: &Spelling) -> BTreeMap<Cow<'static, str>, usize> {
    let mut demands = BTreeMap::<_, usize>::new();
    let bounded = catalogue::callsites().filter_map(|callsite| callsite.recorder().most_opened());
    for (metric, most) in bounded {
        let sum = demands.entry(spelling.name_of(metric)).or_default();
        *sum = sum.saturating_add(most);
    }
    demands
}
