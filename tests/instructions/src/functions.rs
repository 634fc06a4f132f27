//! The functions, one for each way in which a call can go.

use std::future;
use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use callsight::{ErrorKind, Label};

/// Calls a function once, with a number that is another one each time.
pub(crate) type Call = fn(u64);

/// By the names that `pins.txt` has.
pub(crate) const ALL: &[(&str, Call)] = &[
    ("bare", |number| consume(bare(number))),
    ("sync", |number| consume(sync(number))),
    ("result", |number| consume(result(number))),
    ("query", |number| consume(query(number))),
    ("error", |number| consume(error(number))),
    ("labelled", |number| {
        consume(labelled(number, Plan::of(number)));
    }),
    ("async", |number| consume(poll(asynchronous(number)))),
    ("cached", |number| consume(cached(number % 8))),
];

fn consume<T>(value: T) {
    black_box(value);
}

/// What each of them does: next to nothing.
#[inline]
fn work(number: u64) -> u64 {
    black_box(number).wrapping_mul(3)
}

/// Without an attribute: what the others cost beside it.
#[inline(never)]
fn bare(number: u64) -> u64 {
    work(number)
}

#[inline(never)]
#[callsight::timed]
fn sync(number: u64) -> u64 {
    work(number)
}

#[inline(never)]
#[callsight::timed]
fn result(number: u64) -> Result<u64, Refused> {
    match work(number) {
        u64::MAX => Err(Refused),
        product => Ok(product),
    }
}

#[inline(never)]
#[callsight::timed_query(system = "postgresql", collection = "orders", operation = "select")]
fn query(number: u64) -> Result<u64, Refused> {
    match work(number) {
        u64::MAX => Err(Refused),
        product => Ok(product),
    }
}

/// Fails each time.
#[inline(never)]
#[callsight::timed_query(system = "postgresql", collection = "orders", operation = "insert")]
fn error(number: u64) -> Result<u64, Refused> {
    match work(number) {
        u64::MAX => Ok(number),
        _ => Err(Refused),
    }
}

#[derive(Debug, ErrorKind)]
struct Refused;

#[inline(never)]
#[callsight::timed(labels(plan = plan))]
fn labelled(number: u64, plan: Plan) -> u64 {
    work(number) + plan as u64
}

#[derive(Debug, Clone, Copy, Label)]
enum Plan {
    Free,
    Pro,
}

impl Plan {
    fn of(number: u64) -> Self {
        if number.is_multiple_of(2) {
            Self::Free
        } else {
            Self::Pro
        }
    }
}

#[inline(never)]
#[callsight::timed]
async fn asynchronous(number: u64) -> u64 {
    future::ready(work(number)).await
}

/// Ready at once, as a query is whose answer has come.
fn poll<T>(future: impl Future<Output = T>) -> Option<T> {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

/// A hit, but for the first eight times.
#[inline(never)]
#[callsight::cached(ttl = "1h", capacity = 100, key = number)]
fn cached(number: u64) -> u64 {
    work(number)
}
