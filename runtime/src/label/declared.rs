//! The labels of a function as its attribute has them: a part of the callsite's constant.

use std::marker::PhantomData;

use super::Label;

/// One label.
#[derive(Debug)]
pub struct DeclaredLabel {
    /// Its name.
    pub name: &'static str,
    /// What it can be.
    pub values: Values,
}

/// What a label can be, as far as a constant can tell.
#[derive(Debug, Clone, Copy)]
pub enum Values {
    /// A literal: a list of one.
    Only(&'static [&'static str; 1]),
    /// One of these.
    Known(&'static [&'static str]),
    /// One of few, but which they are is known at the first call only.
    Unsaid,
    /// Anything.
    Any,
}

/// The values of a type, if it is a label.
#[derive(Debug)]
pub struct ValuesOf<L: ?Sized>(PhantomData<L>);

impl<L: Label + ?Sized> ValuesOf<L> {
    /// Those that it lists.
    pub const VALUES: Values = Values::Known(L::VALUES);
}

/// A type that is none: the compiler says so at the value, and once is enough.
pub trait ValuesOfOthers {
    /// Never looked at.
    const VALUES: Values = Values::Unsaid;
}

impl<T: ?Sized> ValuesOfOthers for ValuesOf<T> {}

/// All labels of a function.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Labels {
    pub(crate) declared: &'static [DeclaredLabel],
    /// How many sets of values there may be where a value can be anything.
    pub(crate) most_sets: Option<usize>,
}

impl Labels {
    /// Whether a call has to say what they are.
    pub(crate) fn are_constant(self) -> bool {
        self.declared
            .iter()
            .all(|label| matches!(label.values, Values::Only(_)))
    }
}

impl Values {
    /// All of them, where they are known.
    pub(crate) fn known(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Only(value) => Some(value),
            Self::Known(values) => Some(values),
            Self::Unsaid | Self::Any => None,
        }
    }
}
