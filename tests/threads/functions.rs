//! The functions that the threads call.

use std::future;
use std::panic::{catch_unwind, resume_unwind};
use std::pin::pin;
use std::task::{Context, Waker};

/// How many shelves have series of their own.
pub(crate) const SHELVES: u64 = 30;

/// A call that ends in another way each time, in four turns.
pub(crate) fn take_turn(number: u64) {
    match number % 4 {
        0 => drop(answer(true)),
        1 => drop(answer(false)),
        2 => drop(catch_unwind(give_up)),
        _ => poll_once(wait()),
    }
}

#[callsight::timed(name = "answer")]
fn answer(is_known: bool) -> Result<u64, &'static str> {
    if is_known { Ok(42) } else { Err("unknown") }
}

#[callsight::timed(name = "give_up")]
fn give_up() {
    // What unwinds so says nothing on stderr.
    resume_unwind(Box::new("on purpose"))
}

#[callsight::timed(name = "wait")]
async fn wait() {
    future::pending::<()>().await;
}

fn poll_once(future: impl Future<Output = ()>) {
    let polled = pin!(future).poll(&mut Context::from_waker(Waker::noop()));
    assert!(polled.is_pending());
}

/// Opens series while it runs.
#[callsight::timed(name = "shelve", labels(shelf = shelf, max = 30))]
pub(crate) fn shelve(shelf: u64) {}

/// Counts what was noted before.
#[callsight::timed(name = "note")]
pub(crate) fn note() {}
