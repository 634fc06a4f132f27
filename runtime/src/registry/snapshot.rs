//! What all series said, kept for whoever has to see them together.

use std::borrow::Cow;
use std::sync::Arc;

use super::Registry;
use super::series::Series;
use super::walk::{Step, Value, Walk};
use crate::names::Metric;
use crate::profile::Profile;

pub(super) struct Snapshot {
    pub(super) families: Vec<FamilySnapshot>,
}

pub(super) struct FamilySnapshot {
    pub(super) metric: &'static Metric,
    /// As it is spelled here.
    pub(super) name: Cow<'static, str>,
    pub(super) profile: Profile,
    pub(super) series: Vec<(Arc<Series>, Value)>,
}

impl Snapshot {
    pub(super) fn take(registry: &Registry) -> Self {
        let mut walk = Walk::new(registry);
        let mut families = Vec::<FamilySnapshot>::new();
        while let Some(step) = walk.step(registry) {
            match step {
                Step::Family(family) => families.push(FamilySnapshot {
                    metric: family.metric(),
                    name: walk.settings().spelling.name_of(family.metric()),
                    profile: walk.settings().spelling.profile,
                    series: Vec::new(),
                }),
                Step::Series(series, value) => {
                    let family = families.last_mut();
                    let family = family.expect("a walk begins a family before its series");
                    family.series.push((series, value));
                }
            }
        }
        Self { families }
    }
}
