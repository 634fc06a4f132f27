//! The `tracing` span of an annotated function, under the function's own name and module.
//!
//! Each callsite is a callsite of `tracing` too, so that filters such as
//! `RUST_LOG=shop::orders=debug` mean what they say.

use std::sync::atomic::{AtomicU8, Ordering};

use tracing::Span;
use tracing::level_filters::{LevelFilter, STATIC_MAX_LEVEL};
use tracing_core::field::FieldSet;
use tracing_core::subscriber::Interest;
use tracing_core::{Metadata, callsite, dispatcher, metadata};

use crate::callsite::{Callsite, Kind};
use crate::ledger;
use crate::outcome::Verdict;

/// How important the span of a function is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// For following every step.
    Trace,
    /// For finding a fault.
    Debug,
    /// For production.
    Info,
    /// For what needs a look.
    Warn,
    /// For what is broken.
    Error,
}

impl Level {
    #[inline]
    const fn to_tracing(self) -> tracing_core::Level {
        match self {
            Self::Trace => tracing_core::Level::TRACE,
            Self::Debug => tracing_core::Level::DEBUG,
            Self::Info => tracing_core::Level::INFO,
            Self::Warn => tracing_core::Level::WARN,
            Self::Error => tracing_core::Level::ERROR,
        }
    }
}

const FUNCTION: &str = "code.function.name";
const OUTCOME: &str = "outcome";
const ERROR_TYPE: &str = "error.type";

/// The fields of a span: those that say what is called, by the names of OpenTelemetry, then
/// those that say how it ended.
const fn fields(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Query { .. } => &[
            FUNCTION,
            "db.system.name",
            "db.collection.name",
            "db.operation.name",
            OUTCOME,
            ERROR_TYPE,
        ],
        Kind::ExternalApi { .. } => &[FUNCTION, "peer.service", "operation", OUTCOME, ERROR_TYPE],
        Kind::Cache { .. } => &[FUNCTION, "cache", OUTCOME, ERROR_TYPE],
        Kind::BackgroundJob { .. } => &[FUNCTION, "job", OUTCOME, ERROR_TYPE],
        Kind::Function => &[FUNCTION, OUTCOME, ERROR_TYPE],
    }
}

/// What `tracing` is told about a callsite.
#[derive(Debug)]
pub(crate) struct SpanSite {
    metadata: Metadata<'static>,
    interest: AtomicU8,
}

/// What subscribers said when they were asked about the callsite.
const NEVER: u8 = 0;
const SOMETIMES: u8 = 1;
const ALWAYS: u8 = 2;
/// They were not asked yet.
const UNKNOWN: u8 = 3;

impl SpanSite {
    pub(crate) fn new(callsite: &'static Callsite) -> Self {
        let kind = callsite.kind();
        let location = callsite.location();
        Self {
            metadata: Metadata::new(
                callsite.name_in_source(),
                callsite.module(),
                callsite.span_level().to_tracing(),
                Some(location.file()),
                Some(location.line()),
                Some(callsite.module()),
                FieldSet::new(fields(kind), callsite::Identifier(callsite)),
                metadata::Kind::SPAN,
            ),
            interest: AtomicU8::new(UNKNOWN),
        }
    }

    /// A span for a call that starts, if somebody wants it.
    fn span_if_enabled(&'static self, callsite: &'static Callsite) -> Option<Box<Span>> {
        self.register(callsite);
        let enabled = match self.interest.load(Ordering::Relaxed) {
            NEVER => false,
            SOMETIMES => dispatcher::get_default(|dispatch| dispatch.enabled(&self.metadata)),
            _ => true,
        };
        enabled.then(|| Box::new(self.span(callsite)))
    }

    /// Once. Who calls this again meanwhile, maybe from inside a subscriber that is being asked,
    /// doesn't wait for the answer but asks for each span.
    fn register(&self, callsite: &'static Callsite) {
        let first = self.interest.compare_exchange(
            UNKNOWN,
            SOMETIMES,
            Ordering::Relaxed,
            Ordering::Relaxed,
        );
        if first.is_ok() {
            callsite::register(callsite);
        }
    }

    fn span(&'static self, callsite: &'static Callsite) -> Span {
        let span = Span::new(&self.metadata, &self.metadata.fields().value_set(&[]));
        let function = callsite.function();
        span.record(FUNCTION, function.as_str());
        for (field, value) in fields(callsite.kind())[1..]
            .iter()
            .zip(values(callsite.kind()))
        {
            span.record(*field, value);
        }
        span
    }
}

/// In the order of [`fields`], of which the function is the first.
fn values(kind: Kind) -> impl Iterator<Item = &'static str> {
    let values = match kind {
        Kind::Query {
            system,
            collection,
            operation,
        } => [Some(system), Some(collection), Some(operation)],
        Kind::ExternalApi { service, operation } => [Some(service), Some(operation), None],
        Kind::Cache { cache: name } | Kind::BackgroundJob { job: name } => [Some(name), None, None],
        Kind::Function => [None; 3],
    };
    values.into_iter().flatten()
}

impl callsite::Callsite for Callsite {
    fn set_interest(&self, interest: Interest) {
        let interest = if interest.is_never() {
            NEVER
        } else if interest.is_always() {
            ALWAYS
        } else {
            SOMETIMES
        };
        self.span_site().interest.store(interest, Ordering::Relaxed);
    }

    fn metadata(&self) -> &Metadata<'_> {
        &self.span_site().metadata
    }
}

/// The span of one call, if there is one. Boxed, since it is large, there seldom is one, and a
/// future has to make room for it at every level of calls.
#[derive(Debug, Default)]
pub(crate) struct CallSpan(Option<Box<Span>>);

/// While it lives, the span is the current one of the thread.
type Entered<'a> = Option<tracing::span::Entered<'a>>;

impl CallSpan {
    /// That of a call which has yet to start, or which nobody wants to know of.
    pub(crate) const NONE: Self = Self(None);

    /// A span for a call that starts; none if nobody listens at its level.
    #[inline]
    pub(crate) fn open(callsite: &'static Callsite) -> Self {
        let level = callsite.span_level().to_tracing();
        if level > STATIC_MAX_LEVEL || level > LevelFilter::current() {
            return Self::NONE;
        }
        Self::open_if_enabled(callsite)
    }

    #[cold]
    fn open_if_enabled(callsite: &'static Callsite) -> Self {
        ledger::call_starts(callsite);
        Self(callsite.live().span.span_if_enabled(callsite))
    }

    /// The same, and it is the current one of this thread, until [`leave`](Self::leave).
    #[inline]
    pub(crate) fn entered(callsite: &'static Callsite) -> Self {
        let span = Self::open(callsite);
        span.enter();
        span
    }

    pub(crate) fn guard(&self) -> Entered<'_> {
        self.0.as_deref().map(Span::enter)
    }

    /// Makes it the current one of this thread, until [`leave`](Self::leave). Who holds a guard
    /// of `tracing`'s own can't be sent to another thread between two polls.
    #[inline]
    pub(crate) fn enter(&self) {
        if let Some(span) = &self.0 {
            enter(span);
        }
    }

    #[inline]
    pub(crate) fn leave(&self) {
        if let Some(span) = &self.0 {
            leave(span);
        }
    }

    /// The span itself, for who polls a future in it.
    pub(crate) fn to_tracing(&self) -> Span {
        self.0.as_deref().cloned().unwrap_or_else(Span::none)
    }

    /// Says in the span how the call ended.
    pub(crate) fn record(&self, verdict: &Verdict) {
        if let Some(span) = &self.0 {
            record_verdict(span, verdict);
        }
    }

    /// The same, and ends it.
    #[inline]
    pub(crate) fn close(&mut self, verdict: &Verdict, is_entered: bool) {
        if let Some(span) = self.0.take() {
            close(*span, verdict, is_entered);
        }
    }
}

#[cold]
fn enter(span: &Span) {
    span.with_subscriber(|(id, subscriber)| subscriber.enter(id));
}

#[cold]
fn leave(span: &Span) {
    span.with_subscriber(|(id, subscriber)| subscriber.exit(id));
}

#[cold]
fn close(span: Span, verdict: &Verdict, is_entered: bool) {
    if is_entered {
        leave(&span);
    }
    record_verdict(&span, verdict);
    drop(span);
}

#[cold]
fn record_verdict(span: &Span, verdict: &Verdict) {
    span.record(OUTCOME, verdict.outcome.as_str());
    if let Some(error_type) = verdict.error_type {
        span.record(ERROR_TYPE, error_type);
    }
}
