//! One series as its family keeps it: its labels, and how they are written.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::sync::Arc;

use super::exposition::escape;
use super::labels::LabelSet;

/// In the order of its labels.
#[derive(Debug)]
pub(super) struct Series {
    pub(super) labels: LabelSet,
    /// `method="GET",status="200"`: escaped when it is declared, copied by every scrape.
    pub(super) text: Box<str>,
}

impl Series {
    /// `names` are those of the metric.
    pub(super) fn new(names: &'static [&'static str], labels: LabelSet) -> Arc<Self> {
        let mut text = String::new();
        for (name, value) in labels.pairs(names) {
            escape::pair(&mut text, name, value);
        }
        let text = text.into_boxed_str();
        Arc::new(Self { labels, text })
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
