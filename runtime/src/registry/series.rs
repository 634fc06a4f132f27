//! One series as its family keeps it: its labels, and how they are written.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::sync::{Arc, OnceLock};

use super::exposition::escape;
use super::labels::LabelSet;
use super::spelling;
use crate::names::Metric;
use crate::profile::Profile;

/// In the order of its labels.
#[derive(Debug)]
pub(crate) struct Series {
    metric: &'static Metric,
    pub(super) labels: LabelSet,
    /// By profile, which may be chosen after the series is declared.
    texts: [OnceLock<Box<str>>; 2],
}

impl Series {
    pub(super) fn new(metric: &'static Metric, labels: LabelSet) -> Arc<Self> {
        Arc::new(Self {
            metric,
            labels,
            texts: Default::default(),
        })
    }

    /// `method="GET",status="200"`: escaped for the first scrape, copied by all others.
    pub(super) fn text(&self, profile: Profile) -> &str {
        self.texts[profile as usize].get_or_init(|| {
            let mut text = String::new();
            for (name, value) in self.pairs(profile) {
                escape::pair(&mut text, name, value);
            }
            text.into_boxed_str()
        })
    }

    /// The names and values of its labels.
    pub(crate) fn pairs(&self, profile: Profile) -> Vec<(&'static str, &str)> {
        spelling::pairs(profile, self.metric, &self.labels)
    }
}

impl Borrow<LabelSet> for Arc<Series> {
    fn borrow(&self) -> &LabelSet {
        &self.labels
    }
}

impl PartialEq for Series {
    fn eq(&self, other: &Self) -> bool {
        self.labels == other.labels
    }
}

impl Eq for Series {}

impl PartialOrd for Series {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Series {
    fn cmp(&self, other: &Self) -> Ordering {
        self.labels.cmp(&other.labels)
    }
}
