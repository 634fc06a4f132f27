//! A function whose author measures it, for the libraries that have no attribute.

use std::time::{Duration, Instant};

use crate::load::Loads;
use crate::work::{Refused, work};

/// What is recorded of a call: how long it took, and whether it failed.
pub(super) fn recorded(record: impl Fn(Duration, bool) + Send + Sync + 'static) -> Loads {
    let record: &'static _ = Box::leak(Box::new(record));
    Loads::of(
        move |seed| sync(seed, record),
        move |seed| future(seed, record),
    )
}

#[inline(never)]
fn sync(seed: u64, record: &impl Fn(Duration, bool)) -> Result<u64, Refused> {
    let start = Instant::now();
    let returned = work(seed);
    record(start.elapsed(), returned.is_err());
    returned
}

#[inline(never)]
async fn future(seed: u64, record: &impl Fn(Duration, bool)) -> Result<u64, Refused> {
    let start = Instant::now();
    let returned = async move { work(seed) }.await;
    record(start.elapsed(), returned.is_err());
    returned
}
