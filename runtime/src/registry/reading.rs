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
    #[cfg_attr(
        not(feature = "facade"),
        expect(dead_code, reason = "only the facade asks what it is")
    )]
    pub(crate) metric: &'static Metric,
    /// As it is spelled here.
    pub(crate) name: &'a str,
    pub(crate) profile: Profile,
    pub(crate) series: &'a Arc<Series>,
    pub(crate) value: &'a Value,
}

impl Registry {
    /// Hands every series to `each`, in the order of a scrape.
    #[cfg(feature = "facade")]
    pub(crate) fn read(&self, each: impl FnMut(&Reading<'_>)) {
        self.read_through(Walk::new(self), each);
    }

    /// The same on a walk that may have been told where to read.
    pub(super) fn read_through(&self, mut walk: Walk, mut each: impl FnMut(&Reading<'_>)) {
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
