//! Who is compared.

use evidence::Result;

use crate::load::Loads;

/// One way to write the work of a section.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Contender {
    /// As it is asked for.
    pub(crate) name: &'static str,
    /// As the table calls it.
    pub(crate) title: &'static str,
    /// The package whose version is said.
    pub(crate) package: Option<&'static str>,
    pub(crate) role: Role,
    /// Sets up all that it needs, in a process of its own.
    pub(crate) start: fn() -> Result<Loads>,
}

/// What a contender is to the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// What is taken from the time of the others: the work with nothing around it.
    Plain,
    /// What the others are told as a multiple of.
    Unit,
    Other,
}

impl Contender {
    pub(crate) const fn new(
        name: &'static str,
        title: &'static str,
        package: &'static str,
        start: fn() -> Result<Loads>,
    ) -> Self {
        Self {
            name,
            title,
            package: Some(package),
            role: Role::Other,
            start,
        }
    }

    /// One that is written here.
    pub(crate) const fn by_hand(
        name: &'static str,
        title: &'static str,
        role: Role,
        start: fn() -> Result<Loads>,
    ) -> Self {
        Self {
            name,
            title,
            package: None,
            role,
            start,
        }
    }

    pub(crate) fn is_compared_with(&self) -> bool {
        self.role != Role::Other
    }
}
