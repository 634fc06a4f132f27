//! tracing, asked by a layer that counts the spans of each name.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Instant;

use probe::Recorded;
use tracing::Subscriber;
use tracing::span::{Attributes, Id};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

static SPANS: LazyLock<Mutex<HashMap<String, Spans>>> = LazyLock::new(Mutex::default);

#[derive(Clone, Copy, Default)]
struct Spans {
    opened: u64,
    closed: u64,
    seconds: f64,
}

struct Counting;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Counting {
    fn on_new_span(&self, _: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let span = context.span(id).expect("a new span");
        span.extensions_mut().insert(Instant::now());
        spans(name(span.name()), |spans| spans.opened += 1);
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let span = context.span(&id).expect("a span that is being closed");
        let opened = *span
            .extensions()
            .get::<Instant>()
            .expect("when it was opened");
        spans(name(span.name()), |spans| {
            spans.closed += 1;
            spans.seconds += opened.elapsed().as_secs_f64();
        });
    }
}

fn spans<R>(name: &str, of: impl FnOnce(&mut Spans) -> R) -> R {
    let mut spans = SPANS.lock().unwrap_or_else(PoisonError::into_inner);
    of(spans.entry(name.to_owned()).or_default())
}

/// A span is called `r#match` where its function is.
fn name(span: &str) -> &str {
    span.trim_start_matches("r#")
}

/// Starts to record.
pub fn recording() {
    let subscriber = tracing_subscriber::registry().with(Counting);
    tracing::subscriber::set_global_default(subscriber).expect("the first subscriber");
}

/// What the spans say of a function.
#[must_use]
pub fn recorded(function: &str) -> Recorded {
    let Spans {
        opened,
        closed,
        seconds,
    } = spans(function, |spans| *spans);
    Recorded {
        calls: Some(opened),
        in_flight: Some((opened - closed) as f64),
        seconds: Some(seconds),
        ..Recorded::default()
    }
}
