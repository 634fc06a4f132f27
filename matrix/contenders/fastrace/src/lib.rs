//! fastrace, asked by a reporter of its own.
//!
//! It records only what happens below a root span, on the thread that the span was set on.

use std::cell::RefCell;

use fastrace::Span;
use fastrace::collector::{Config, SpanContext, SpanRecord, TestReporter};
use fastrace::local::LocalParentGuard;
use probe::Recorded;

thread_local! {
    static ROOT: RefCell<Option<(LocalParentGuard, Span)>> = const { RefCell::new(None) };
    static SPANS: RefCell<Vec<SpanRecord>> = const { RefCell::new(Vec::new()) };
}

thread_local! {
    static REPORTED: RefCell<Option<Box<dyn Fn() -> Vec<SpanRecord>>>> = const { RefCell::new(None) };
}

/// Starts to record.
pub fn recording() {
    let (reporter, spans) = TestReporter::new();
    fastrace::set_reporter(reporter, Config::default());
    REPORTED.set(Some(Box::new(move || std::mem::take(&mut *spans.lock()))));
    let root = Span::root("root", SpanContext::random());
    ROOT.set(Some((root.set_local_parent(), root)));
}

/// What the spans say of a function, once nothing more is to be recorded.
#[must_use]
pub fn recorded(function: &str) -> Recorded {
    drop(ROOT.take());
    fastrace::flush();
    let new = REPORTED.with_borrow(|reported| reported.as_ref().map(|reported| reported()));
    SPANS.with_borrow_mut(|spans| {
        spans.extend(new.unwrap_or_default());
        let of_function = || {
            let last = |span: &&SpanRecord| probe::is_of(&span.name, function);
            spans.iter().filter(last)
        };
        let nanos: u64 = of_function().map(|span| span.duration_ns).sum();
        Recorded {
            calls: Some(of_function().count() as u64),
            seconds: Some(nanos as f64 / 1e9),
            ..Recorded::default()
        }
    })
}
