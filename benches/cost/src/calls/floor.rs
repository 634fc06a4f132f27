//! The floor: what an expert would write by hand around one function, and parts of it.

use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use tracing::level_filters::LevelFilter;

use crate::contender::{Contender, Role};
use crate::load::Loads;
use crate::shard::Shard;
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

/// From when on a call is slow; set at run time, as a program would.
static SLOW: AtomicU64 = AtomicU64::new(1_000_000_000);

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
        Shard::with(Shard::started);
        Self {
            start: ticks::now(),
        }
    }

    #[inline]
    fn end(self, is_error: bool) {
        let nanos = ticks::nanos(ticks::now().wrapping_sub(self.start));
        Shard::with(|shard| {
            shard.observe(nanos);
            shard.ended(is_error);
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
