//! hotpath: a profiler, whose thread adds up what the others measure.

use hotpath::HotpathGuardBuilder;

use crate::contender::Contender;
use crate::load::Loads;
use crate::work::{Refused, work};

pub(super) const ALL: &[Contender] = &[Contender::new(
    "hotpath",
    "hotpath `#[measure]`",
    "hotpath",
    || {
        // Dropped, it would stop and print what it has measured.
        Box::leak(Box::new(HotpathGuardBuilder::new("bench").build()));
        Ok(Loads::of(sync, future).with_collector())
    },
)];

#[inline(never)]
#[hotpath::measure]
fn sync(seed: u64) -> Result<u64, Refused> {
    work(seed)
}

#[inline(never)]
#[hotpath::measure]
async fn future(seed: u64) -> Result<u64, Refused> {
    work(seed)
}
