//! The floor: what an expert would write by hand around one function, and parts of it.

use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use tracing::level_filters::LevelFilter;

use crate::contender::{Contender, Role};
use crate::load::Loads;
use crate::ticks;
use crate::work::{Refused, work};

pub(super) const ALL: &[Contender] = &[
    Contender::by_hand(
        "floor",
        "**floor**: TSC, shard of the thread, slow and span check, by hand",
        Role::Unit,
        || {
            ticks::calibrate();
            Ok(Loads::of(floor, floor_future))
        },
    ),
    Contender::by_hand("tsc", "only two reads of the TSC", Role::Other, || {
        Ok(Loads::of(tsc, tsc_future))
    }),
    Contender::by_hand("instant", "only two `Instant`s", Role::Other, || {
        Ok(Loads::of(instant, instant_future))
    }),
];

#[inline(never)]
fn floor(seed: u64) -> Result<u64, Refused> {
    let call = Call::start();
    let returned = work(seed);
    call.end(returned.is_err());
    returned
}

#[inline(never)]
async fn floor_future(seed: u64) -> Result<u64, Refused> {
    let call = Call::start();
    let returned = async move { work(seed) }.await;
    call.end(returned.is_err());
    returned
}

#[inline(never)]
fn tsc(seed: u64) -> Result<u64, Refused> {
    let start = ticks::now();
    let returned = work(seed);
    black_box(ticks::now().wrapping_sub(start));
    returned
}

#[inline(never)]
async fn tsc_future(seed: u64) -> Result<u64, Refused> {
    let start = ticks::now();
    let returned = async move { work(seed) }.await;
    black_box(ticks::now().wrapping_sub(start));
    returned
}

#[inline(never)]
fn instant(seed: u64) -> Result<u64, Refused> {
    let start = Instant::now();
    let returned = work(seed);
    black_box(start.elapsed());
    returned
}

#[inline(never)]
async fn instant_future(seed: u64) -> Result<u64, Refused> {
    let start = Instant::now();
    let returned = async move { work(seed) }.await;
    black_box(start.elapsed());
    returned
}

/// What a thread has counted. Nobody else writes to it, so an addition is a load and a store.
pub(crate) struct Shard {
    buckets: [AtomicU64; BOUNDS.len() + 1],
    sum: AtomicU64,
    outcomes: [AtomicU64; 2],
    started: AtomicU64,
}

/// Those of `#[timed]`, in nanoseconds.
const BOUNDS: [u64; 12] = [
    100_000,
    500_000,
    1_000_000,
    5_000_000,
    10_000_000,
    50_000_000,
    100_000_000,
    500_000_000,
    1_000_000_000,
    2_500_000_000,
    5_000_000_000,
    10_000_000_000,
];

/// From when on a call is slow; set at run time, as a program would.
static SLOW: AtomicU64 = AtomicU64::new(1_000_000_000);

thread_local! {
    static SHARD: Shard = const { Shard::new() };
}

impl Shard {
    const fn new() -> Self {
        Self {
            buckets: [const { AtomicU64::new(0) }; BOUNDS.len() + 1],
            sum: AtomicU64::new(0),
            outcomes: [const { AtomicU64::new(0) }; 2],
            started: AtomicU64::new(0),
        }
    }

    #[inline]
    fn observe(&self, nanos: u64) {
        let bucket = BOUNDS.iter().position(|bound| nanos <= *bound);
        add(&self.buckets[bucket.unwrap_or(BOUNDS.len())], 1);
        add(&self.sum, nanos);
    }
}

#[inline]
fn add(cell: &AtomicU64, n: u64) {
    cell.store(
        cell.load(Ordering::Relaxed).wrapping_add(n),
        Ordering::Release,
    );
}

/// One running call.
struct Call {
    start: u64,
}

impl Call {
    #[inline]
    fn start() -> Self {
        if LevelFilter::current() >= LevelFilter::INFO {
            out_of_the_way("somebody listens");
        }
        SHARD.with(|shard| add(&shard.started, 1));
        Self {
            start: ticks::now(),
        }
    }

    #[inline]
    fn end(self, is_error: bool) {
        let nanos = ticks::nanos(ticks::now().wrapping_sub(self.start));
        SHARD.with(|shard| {
            shard.observe(nanos);
            add(&shard.outcomes[usize::from(is_error)], 1);
        });
        if nanos >= SLOW.load(Ordering::Relaxed) {
            out_of_the_way("it was slow");
        }
    }
}

/// What does not happen in a bench, which still has to ask whether it does.
#[cold]
#[inline(never)]
fn out_of_the_way(reason: &str) {
    black_box(reason);
}
