//! The series of one function for each set of values that its labels have.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::{self, Write};
use std::sync::{OnceLock, PoisonError, RwLock};

use super::choice::{Choice, OpenValue};
use super::declared::{DeclaredLabel, Values};
use crate::names::{Metric, value};
use crate::registry::Added;
use crate::series::{CallSeries, SeriesOfCallsite};
use crate::testing::{self, Capturing};

/// Sets of closed labels up to this many exist before the first call; were they more, most of
/// them would never be seen.
const MOST_DECLARED: usize = 100;

/// No value is longer than this, in characters: the rest is cut off.
const LONGEST: usize = 128;

/// Between two values in the key of a set: no byte of UTF-8.
const SEPARATOR: u8 = 0xFF;

/// All sets met so far, or all that there can be.
#[derive(Debug)]
pub(crate) struct LabelSets {
    of: SeriesOfCallsite,
    /// One for each set of closed labels, in the order of their values; empty where there are too many.
    table: OnceLock<Box<[CallSeries]>>,
    met: RwLock<Met>,
}

/// The sets that are in no table.
#[derive(Debug, Default)]
struct Met {
    /// By their values.
    series: HashMap<Box<[u8]>, &'static CallSeries>,
    /// How many of them were opened by a call.
    opened: usize,
    /// How many of them stand for sets that found no room.
    overflowing: usize,
}

impl LabelSets {
    /// With all sets at zero, where the constant says what there are.
    pub(crate) fn declare(of: SeriesOfCallsite) -> Self {
        let known: Option<Vec<_>> = of
            .labels()
            .iter()
            .map(|label| label.values.known())
            .collect();
        let table = OnceLock::new();
        if let Some(values) = known {
            table.get_or_init(|| of.each(&values));
        }
        Self {
            of,
            table,
            met: RwLock::default(),
        }
    }

    /// The series for these values of closed labels.
    #[inline]
    pub(super) fn chosen(&'static self, choices: &[Choice]) -> &'static CallSeries {
        let table = self
            .table
            .get_or_init(|| self.of.each(&self.values(choices)));
        let index = choices.iter().fold(0, |index, choice| {
            index * choice.values.len() + choice.index
        });
        table.get(index).unwrap_or_else(|| {
            let known = |choice: &Choice| OpenValue::Known(choice.value());
            self.open(&choices.iter().map(known).collect::<Vec<_>>())
        })
    }

    /// All values of each label; what the constant did not say, the first call does.
    fn values(&self, choices: &[Choice]) -> Vec<&'static [&'static str]> {
        let mut choices = choices.iter();
        let labels = self.of.labels().iter();
        labels
            .map(|label| match label.values {
                Values::Only(value) => value,
                _ => choices.next().map_or(&[][..], |choice| choice.values),
            })
            .collect()
    }

    /// The series for these values, of which some can be anything.
    pub(super) fn open(&'static self, values: &[OpenValue<'_>]) -> &'static CallSeries {
        with_key(values, |key| {
            if let Some(capture) = testing::current() {
                return self.captured(&capture, key, values);
            }
            self.known(key)
                .unwrap_or_else(|| self.first_of(key, values))
        })
    }

    /// The same in a test, which has all the room that its author gave the function.
    #[cold]
    fn captured(
        &'static self,
        capture: &Capturing,
        key: &[u8],
        values: &[OpenValue<'_>],
    ) -> &'static CallSeries {
        let with = || self.of.with(&self.labels(key));
        let opened = capture.opened(self.of.callsite, key, self.of.most_sets(), with);
        opened.unwrap_or_else(|| {
            self.of.overflowed();
            self.overflow(values)
        })
    }

    fn known(&self, key: &[u8]) -> Option<&'static CallSeries> {
        let met = self.met.read().unwrap_or_else(PoisonError::into_inner);
        met.series.get(key).copied()
    }

    #[cold]
    fn first_of(&'static self, key: &[u8], values: &[OpenValue<'_>]) -> &'static CallSeries {
        self.opened(key).unwrap_or_else(|| {
            self.of.overflowed();
            self.overflow(values)
        })
    }

    /// The series of a set that is met for the first time; none if that is one set too many, for
    /// this function or for all that feed its metric.
    fn opened(&'static self, key: &[u8]) -> Option<&'static CallSeries> {
        let mut met = self.met.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(series) = met.series.get(key) {
            return Some(series);
        }
        let labels = self.labels(key);
        if met.opened >= self.of.most_sets() || !self.of.admits(&labels) {
            return None;
        }
        met.opened += 1;
        Some(met.keep(key, self.of.with(&labels)))
    }

    /// The series in which everything is counted that found no room. Closed labels keep their
    /// values where an open one can be given up for them.
    fn overflow(&'static self, values: &[OpenValue<'_>]) -> &'static CallSeries {
        let other = OpenValue::Known(value::OVERFLOW);
        let is_any_open = values
            .iter()
            .any(|value| matches!(value, OpenValue::Any(_)));
        let keeping_closed: Vec<_> = values
            .iter()
            .map(|value| match value {
                OpenValue::Known(_) if is_any_open => *value,
                _ => other,
            })
            .collect();
        with_key(&keeping_closed, |keeping_closed| {
            with_key(&vec![other; values.len()], |others| {
                self.overflowing(keeping_closed, others)
            })
        })
    }

    /// Those of the set `others`, once there are too many that keep the closed labels.
    fn overflowing(&'static self, keeping_closed: &[u8], others: &[u8]) -> &'static CallSeries {
        let mut met = self.met.write().unwrap_or_else(PoisonError::into_inner);
        let is_full = met.overflowing >= MOST_DECLARED;
        let key = if is_full && !met.series.contains_key(keeping_closed) {
            others
        } else {
            keeping_closed
        };
        if let Some(series) = met.series.get(key) {
            return series;
        }
        met.overflowing += 1;
        met.keep(key, self.of.with(&self.labels(key)))
    }

    /// The labels that `key` has the values of.
    fn labels(&self, key: &[u8]) -> Added {
        let mut values = key
            .split(|byte| *byte == SEPARATOR)
            .map(|value| Cow::Owned(String::from_utf8_lossy(value).into_owned()));
        let labels = self.of.labels().iter().map(|label| {
            let value = match label.values {
                Values::Only([value]) => (*value).into(),
                _ => values.next().unwrap_or_default(),
            };
            (label.name, value)
        });
        labels.collect()
    }

    /// How many sets calls may open, where that is bounded by hand, and in which metric.
    pub(crate) fn most_opened(&self) -> Option<(&'static Metric, usize)> {
        let most = self.of.callsite.added_labels().most_sets?;
        Some((self.of.metric, most))
    }
}

impl Met {
    /// For ever, as the callsite is, and in a bounded number.
    fn keep(&mut self, key: &[u8], series: CallSeries) -> &'static CallSeries {
        let series: &'static CallSeries = Box::leak(Box::new(series));
        self.series.entry(key.into()).or_insert(series)
    }
}

impl SeriesOfCallsite {
    /// One for each set of `values`, the last label's value changing fastest; none if they are
    /// too many.
    fn each(&self, values: &[&[&'static str]]) -> Box<[CallSeries]> {
        let sets = values.iter().map(|values| values.len()).product();
        if sets > MOST_DECLARED {
            return Box::default();
        }
        (0..sets)
            .map(|set| self.with(&set_of(self.labels(), values, set)))
            .collect()
    }
}

fn set_of(labels: &[DeclaredLabel], values: &[&[&'static str]], mut set: usize) -> Added {
    let mut pairs: Vec<_> = labels
        .iter()
        .zip(values)
        .rev()
        .map(|(label, values)| {
            let value = values[set % values.len()];
            set /= values.len();
            (label.name, Cow::Borrowed(value))
        })
        .collect();
    pairs.reverse();
    pairs.into()
}

thread_local! {
    /// Used again for each call, so that none has to allocate.
    static KEY: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What the values are together. One that is looked up while another is being written, by an
/// author's `Display`, has a buffer of its own.
fn with_key<R>(values: &[OpenValue<'_>], look_up: impl FnOnce(&[u8]) -> R) -> R {
    let mut buffer = KEY.try_with(RefCell::take).unwrap_or_default();
    buffer.clear();
    for (place, value) in values.iter().enumerate() {
        if place > 0 {
            buffer.push(SEPARATOR);
        }
        push(&mut buffer, value);
    }
    let found = look_up(&buffer);
    let _ = KEY.try_with(|key| key.replace(buffer));
    found
}

fn push(buffer: &mut Vec<u8>, value: &OpenValue<'_>) {
    match value {
        OpenValue::Known(value) => buffer.extend(value.as_bytes()),
        OpenValue::Any(value) => {
            let room = LONGEST;
            // An author's `Display` may fail; what it wrote before that is the label.
            let _ = write!(Bounded { buffer, room }, "{value}");
        }
    }
}

/// Writes so many characters and no more.
struct Bounded<'a> {
    buffer: &'a mut Vec<u8>,
    room: usize,
}

impl Write for Bounded<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = text
            .char_indices()
            .nth(self.room)
            .map_or(text.len(), |(end, _)| end);
        self.room -= text[..end].chars().count();
        self.buffer.extend(&text.as_bytes()[..end]);
        Ok(())
    }
}
