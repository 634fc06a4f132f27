//! autometrics, recording into the `prometheus` crate.

use autometrics::autometrics;

use crate::contender::Contender;
use crate::load::Loads;
use crate::work::{Refused, work};

pub(super) const ALL: &[Contender] = &[Contender::new(
    "autometrics",
    "autometrics `#[autometrics]`, into prometheus",
    "autometrics",
    || Ok(Loads::of(sync, future)),
)];

#[inline(never)]
#[autometrics]
fn sync(seed: u64) -> Result<u64, Refused> {
    work(seed)
}

#[inline(never)]
#[autometrics]
async fn future(seed: u64) -> Result<u64, Refused> {
    work(seed)
}
