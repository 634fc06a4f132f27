//! What a registry says of its metrics, apart from their values.

use serde::Serialize;

use super::Registry;
#[cfg(feature = "facade")]
use super::spelling::Spelling;

/// One metric.
#[derive(Debug, Serialize)]
pub struct MetricDescription {
    /// Its name in the exposition.
    pub name: String,
    /// `counter`, `gauge` or `histogram`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// What its reader is told.
    pub help: &'static str,
    /// The names of its labels.
    pub labels: Vec<&'static str>,
    /// The bounds of its buckets, as the label `le` has them; of histograms only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub boundaries: Vec<String>,
}

/// The names of all metrics as they are spelled so, with those of the series that histograms write.
#[cfg(feature = "facade")]
pub(crate) fn names_spelled(spelling: &Spelling) -> impl Iterator<Item = String> {
    crate::names::ALL.iter().flat_map(|metric| {
        let name = spelling.name_of(metric);
        ["", "_bucket", "_sum", "_count"].map(|suffix| format!("{name}{suffix}"))
    })
}

impl Registry {
    /// All metrics, under the names that they have here.
    pub(crate) fn metrics(&self) -> Vec<MetricDescription> {
        let spelling = self.settings().spelling;
        let families = self.families.iter();
        families
            .map(|family| MetricDescription {
                name: spelling.name_of(family.metric()).into_owned(),
                kind: family.metric().kind.as_str(),
                help: family.metric().help,
                labels: spelling.labels_of(family.metric()),
                boundaries: family.boundaries(),
            })
            .collect()
    }
}
