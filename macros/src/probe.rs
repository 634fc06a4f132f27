//! The model in the middle: what one attribute asks for, whichever it was.

use proc_macro2::Ident;
use syn::Signature;

use crate::args::{
    Arg, Capacity, Captures, Duration, Judged, Key, Label, Labels, Level, Measure, Root,
};
use crate::shape::Shape;

/// What is measured and what it is called, with every default filled in.
///
/// What stays an `Option` was not written; the runtime knows what that means.
pub(crate) struct Probe {
    pub(crate) kind: Kind,

    /// Whether the function is to be left as it is.
    pub(crate) is_disabled: bool,

    /// What the function is called in metrics, instead of its path.
    pub(crate) name: Option<Label>,

    /// Calls that take at least this long are written to the slow log.
    pub(crate) slow: Option<Arg<Duration>>,

    /// The same, and somebody should know.
    pub(crate) critical: Option<Arg<Duration>>,

    /// What tells calls apart besides how they ended.
    pub(crate) labels: Labels,

    /// Which arguments a slow call shows.
    pub(crate) captures: Captures,

    /// How a call ended, where the type does not tell.
    pub(crate) judged: Judged,

    /// What a call of a function is that returns a future or a stream.
    pub(crate) measure: Option<Arg<Measure>>,

    /// The key `stream`: its author says that a stream is returned.
    pub(crate) stream: Option<Ident>,

    /// How loud the span is.
    pub(crate) level: Option<Level>,

    /// The crate that generated code names.
    pub(crate) root: Root,
}

impl Probe {
    /// How a call of `function` begins and ends, if it is measured as was asked for.
    pub(crate) fn shape<'a>(&self, function: &'a Signature) -> Shape<'a> {
        match (Shape::of(function), &self.measure) {
            (Shape::Future(_) | Shape::Stream(_) | Shape::Unnamed | Shape::Named, Some(_)) => {
                Shape::Value
            }
            (Shape::Unnamed, None) if self.stream.is_some() => Shape::Streamed { is_named: false },
            (Shape::Named, None) if self.stream.is_some() => Shape::Streamed { is_named: true },
            // What is to be judged has to be seen.
            (Shape::Callable, _) if !self.judged.is_empty() => Shape::Value,
            (shape, _) => shape,
        }
    }
}

impl Probe {
    /// Whether its author named things that may be named nowhere else, or that may not compile.
    pub(crate) fn names_code(&self) -> bool {
        matches!(self.kind, Kind::Cached { .. })
            || self.labels.has_expression()
            || self.judged.names_code()
            || !self.root.is_default()
    }
}

/// Which attribute it was, with the labels that only it has.
pub(crate) enum Kind {
    TimedQuery {
        system: Label,
        collection: Label,
        operation: Label,
    },
    ExternalApi {
        service: Label,
        operation: Label,
    },
    Cached {
        cache: Label,
        ttl: Option<Duration>,
        capacity: Option<Capacity>,
        key: Option<Key>,
    },
    BackgroundJob {
        job: Label,
    },
    Timed,
}
