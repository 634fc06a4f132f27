//! Ours: one function, whose calls a label and their outcome tell apart.

use std::future::pending;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::task::{Context, Waker};

use callsight::registry::Registry;

use super::scraped;
use crate::contender::{Contender, Role};
use crate::work::Refused;

pub(super) const ALL: &[Contender] = &[Contender {
    role: Role::Unit,
    ..Contender::new(
        "callsight",
        "callsight `#[timed(labels(item = item, max = 2500))]`, all four outcomes",
        "callsight",
        || Ok(scraped(called, || Registry::global().render())),
    )
}];

/// Each set of labels has a histogram for each outcome, so a quarter of the sets are as many histograms.
fn called(series: u64) {
    let future = AssertUnwindSafe(|| {
        let call = pin!(call(series / 4, series % 4));
        call.poll(&mut Context::from_waker(Waker::noop()))
    });
    // One in four panics, and one is dropped before it is done.
    let _ = catch_unwind(future);
}

#[callsight::timed(labels(item = item, max = 2500))]
async fn call(item: u64, outcome: u64) -> Result<(), Refused> {
    match outcome {
        0 => Ok(()),
        1 => Err(Refused),
        2 => pending().await,
        // Unlike `panic!`, nobody is told.
        _ => resume_unwind(Box::new(())),
    }
}
