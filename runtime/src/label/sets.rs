//! The series of one function for each set of values that its labels have.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::{self, Write};
use std::sync::{OnceLock, PoisonError, RwLock};

use super::choice::{Choice, OpenValue};
use super::declared::{DeclaredLabel, Values};
use crate::names::value;
use crate::series::{CallSeries, SeriesOfCallsite};

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
    /// The others, by their values.
    met: RwLock<HashMap<Box<[u8]>, &'static CallSeries>>,
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
            self.known(key)
                .unwrap_or_else(|| self.first_of(key, values))
        })
    }

    fn known(&self, key: &[u8]) -> Option<&'static CallSeries> {
        let met = self.met.read().unwrap_or_else(PoisonError::into_inner);
        met.get(key).copied()
    }

    #[cold]
    fn first_of(&'static self, key: &[u8], values: &[OpenValue<'_>]) -> &'static CallSeries {
        let mut met = self.met.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(series) = met.get(key) {
            return series;
        }
        if met.len() < self.of.most_sets() {
            return met.entry(key.into()).or_insert_with(|| self.leaked(key));
        }
        drop(met);
        self.of.overflowed();
        self.overflow(values)
    }

    /// The series in which everything is counted that found no room.
    fn overflow(&'static self, values: &[OpenValue<'_>]) -> &'static CallSeries {
        let others: Vec<_> = values
            .iter()
            .map(|value| match value {
                OpenValue::Any(_) => OpenValue::Known(value::OVERFLOW),
                OpenValue::Known(value) => OpenValue::Known(value),
            })
            .collect();
        with_key(&others, |key| {
            let mut met = self.met.write().unwrap_or_else(PoisonError::into_inner);
            *met.entry(key.into()).or_insert_with(|| self.leaked(key))
        })
    }

    /// Kept for ever, as the callsite is, and in a bounded number.
    fn leaked(&self, key: &[u8]) -> &'static CallSeries {
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
        Box::leak(Box::new(self.of.with(&labels.collect())))
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

fn set_of(
    labels: &[DeclaredLabel],
    values: &[&[&'static str]],
    mut set: usize,
) -> Box<[(&'static str, Cow<'static, str>)]> {
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
