//! What one call says its labels are.

use std::fmt::Display;

use super::Label;
use crate::callsite::Callsite;
use crate::site::Site;

/// One of the values of a label.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    pub(super) values: &'static [&'static str],
    pub(super) index: usize,
}

/// Which value `label` has.
#[inline]
pub fn choice<L: Label + ?Sized>(label: &L) -> Choice {
    Choice {
        values: L::VALUES,
        index: label.index().min(L::VALUES.len().saturating_sub(1)),
    }
}

impl Choice {
    pub(super) fn value(self) -> &'static str {
        self.values.get(self.index).copied().unwrap_or_default()
    }
}

/// A call of `callsite` with these values, in the order of its labels that are no literals.
#[inline]
pub fn labelled(callsite: &'static Callsite, choices: &[Choice]) -> Site {
    Site::Labelled(callsite.recorder().label_sets().chosen(choices))
}

/// The same, where a value can be anything.
pub fn open(callsite: &'static Callsite, values: &[OpenValue<'_>]) -> Site {
    Site::Labelled(callsite.recorder().label_sets().open(values))
}

/// A value that may be one of few, and may be anything.
#[derive(Clone, Copy)]
#[expect(
    missing_debug_implementations,
    reason = "it borrows what can only be displayed"
)]
pub enum OpenValue<'a> {
    /// One of few.
    Known(&'static str),
    /// Anything.
    Any(&'a dyn Display),
}

/// A value of any type, to be asked what it is as a label.
#[derive(Debug)]
pub struct Open<'a, T: ?Sized>(pub &'a T);

/// Asked first: types that are a [`Label`].
pub trait KnownText<'a> {
    /// The value.
    fn callsight_text(&self) -> OpenValue<'a>;
}

impl<'a, L: Label> KnownText<'a> for &Open<'a, L> {
    fn callsight_text(&self) -> OpenValue<'a> {
        OpenValue::Known(choice(self.0).value())
    }
}

/// Asked second: everything else.
pub trait Text<'a, T> {
    /// The value.
    fn callsight_text(&self) -> Anything<'a, T>;
}

impl<'a, T> Text<'a, T> for Open<'a, T> {
    fn callsight_text(&self) -> Anything<'a, T> {
        Anything(self.0)
    }
}

/// What is no [`Label`], and has to be written.
#[derive(Debug)]
pub struct Anything<'a, T>(&'a T);

/// The value in the end.
pub fn written<'a>(value: impl Into<OpenValue<'a>>) -> OpenValue<'a> {
    value.into()
}

impl<'a, T: Display> From<Anything<'a, T>> for OpenValue<'a> {
    fn from(anything: Anything<'a, T>) -> Self {
        Self::Any(anything.0)
    }
}
