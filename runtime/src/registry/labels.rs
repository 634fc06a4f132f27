//! What tells the series of one metric apart.

use std::borrow::Cow;

/// Labels that a metric does not have by itself: names and values.
pub(crate) type Added = Box<[(&'static str, Cow<'static, str>)]>;

/// The labels of one series.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct LabelSet {
    /// The values of the metric's own labels, in the order of its names.
    pub(super) values: Box<[Cow<'static, str>]>,
    added: Added,
}

impl LabelSet {
    /// The same, and others.
    pub(crate) fn and(self, added: Added) -> Self {
        Self { added, ..self }
    }

    /// All names and values; `names` are those of the metric.
    pub(super) fn pairs<'a>(
        &'a self,
        names: &'static [&'static str],
    ) -> impl Iterator<Item = (&'static str, &'a str)> {
        let own = names.iter().copied().zip(&self.values);
        let added = self.added.iter().map(|(name, value)| (*name, value));
        own.chain(added).map(|(name, value)| (name, &**value))
    }
}

impl From<Vec<Cow<'static, str>>> for LabelSet {
    fn from(values: Vec<Cow<'static, str>>) -> Self {
        Self {
            values: values.into(),
            added: Box::default(),
        }
    }
}

impl<const N: usize> From<[Cow<'static, str>; N]> for LabelSet {
    fn from(values: [Cow<'static, str>; N]) -> Self {
        Vec::from(values).into()
    }
}
