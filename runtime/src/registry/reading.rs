//! All series as they are now, for whoever tells somebody else of them.

use std::borrow::Cow;
use std::sync::Arc;

use super::Registry;
use super::series::Series;
use super::walk::{Step, Value, Walk};
use crate::names::Metric;
use crate::profile::Profile;

/// One series, and what it says.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    pub(crate) metric: &'static Metric,
    /// As it is spelled here.
    pub(crate) name: &'a str,
    pub(crate) profile: Profile,
    pub(crate) series: &'a Arc<Series>,
    pub(crate) value: &'a Value,
}

impl Registry {
    /// Hands every series to `each`, in the order of a scrape.
    pub(crate) fn read(&self, mut each: impl FnMut(&Reading<'_>)) {
        let mut walk = Walk::new(self);
        let mut family: Option<(&'static Metric, Cow<'static, str>)> = None;
        while let Some(step) = walk.step(self) {
            match (step, &family) {
                (Step::Family(begun), _) => {
                    let metric = begun.metric();
                    family = Some((metric, walk.settings().spelling.name_of(metric)));
                }
                (Step::Series(series, value), Some((metric, name))) => each(&Reading {
                    metric,
                    name,
                    profile: walk.settings().spelling.profile,
                    series: &series,
                    value: &value,
                }),
                (Step::Series(..), None) => {
                    unreachable!("a walk begins a family before its series")
                }
            }
        }
    }
}
