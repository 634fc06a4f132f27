//! Who is compared.

use clap::ValueEnum;

/// Each is a feature of the package `compile-time-contenders`, but for the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Contender {
    Bare,
    Ideal,
    CallsightByHand,
    Callsight,
    CallsightQuery,
    Tracing,
    Fastrace,
    Autometrics,
    Hotpath,
}

impl Contender {
    /// In the order of the table.
    pub(crate) const ALL: [Self; 9] = [
        Self::Bare,
        Self::Ideal,
        Self::CallsightByHand,
        Self::Callsight,
        Self::CallsightQuery,
        Self::Tracing,
        Self::Fastrace,
        Self::Autometrics,
        Self::Hotpath,
    ];

    /// Whether the others are compared with it.
    pub(crate) fn is_reference(self) -> bool {
        matches!(self, Self::Bare | Self::Ideal)
    }

    pub(crate) fn feature(self) -> Option<&'static str> {
        Some(match self {
            Self::Bare => return None,
            Self::Ideal => "ideal",
            Self::CallsightByHand => "callsight-by-hand",
            Self::Callsight => "callsight",
            Self::CallsightQuery => "callsight-query",
            Self::Tracing => "tracing",
            Self::Fastrace => "fastrace",
            Self::Autometrics => "autometrics",
            Self::Hotpath => "hotpath",
        })
    }

    /// The package whose version is said.
    pub(crate) fn package(self) -> Option<&'static str> {
        match self {
            Self::Bare | Self::Ideal => None,
            Self::CallsightByHand | Self::Callsight | Self::CallsightQuery => Some("callsight"),
            Self::Tracing | Self::Fastrace | Self::Autometrics | Self::Hotpath => self.feature(),
        }
    }

    /// As the table calls it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Bare => "no attribute",
            Self::Ideal => "ideal: a static and a guard, by hand",
            Self::CallsightByHand => "callsight, expanded by hand",
            Self::Callsight => "callsight `#[timed]`",
            Self::CallsightQuery => "callsight `#[timed_query(..)]`",
            Self::Tracing => "tracing `#[instrument(skip_all, err)]`",
            Self::Fastrace => "fastrace `#[trace]`",
            Self::Autometrics => "autometrics `#[autometrics]`",
            Self::Hotpath => "hotpath `#[measure]`",
        }
    }
}
