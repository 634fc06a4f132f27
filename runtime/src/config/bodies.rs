//! What can be chosen about the bodies of requests and responses.

use super::{Variable, parse};

/// Whether the event `request_bodies` says what was in them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum BodyCapture {
    /// There is none: bodies may hold anything.
    #[default]
    Off,
    /// Of requests that were not answered well: by a status from 400 on, or not at all.
    Errors,
    /// Of all requests.
    All,
}

impl BodyCapture {
    pub(super) const ALL: [Self; 3] = [Self::Off, Self::Errors, Self::All];

    /// As `CALLSIGHT_CAPTURE_BODIES` has it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Errors => "errors",
            Self::All => "all",
        }
    }
}

/// What is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CapturedBodies {
    pub(crate) when: BodyCapture,
    /// How much of each is kept.
    pub(crate) bytes: usize,
    /// Keys of JSON objects whose values may be read by anybody.
    pub(crate) keys: Vec<String>,
}

impl Default for CapturedBodies {
    fn default() -> Self {
        Self {
            when: BodyCapture::default(),
            bytes: 2_048,
            keys: Vec::new(),
        }
    }
}

/// What the environment says of it.
pub(super) const VARIABLES: &[Variable] = &[
    Variable {
        name: "CALLSIGHT_CAPTURE_BODIES",
        apply: |config, value| {
            parse::body_capture(value).map(|value| config.requests.bodies.when = value)
        },
    },
    Variable {
        name: "CALLSIGHT_CAPTURE_BODY_BYTES",
        apply: |config, value| {
            parse::body_bytes(value).map(|value| config.requests.bodies.bytes = value)
        },
    },
    Variable {
        name: "CALLSIGHT_CAPTURE_BODY_KEYS",
        apply: |config, value| {
            config.requests.bodies.keys = parse::keys(value);
            Ok(())
        },
    },
];
