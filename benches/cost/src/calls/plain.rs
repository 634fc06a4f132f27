//! The function without an attribute.

use crate::contender::{Contender, Role};
use crate::load::Loads;
use crate::work::{Refused, work};

pub(super) const ALL: &[Contender] = &[Contender::by_hand(
    "plain",
    "no attribute",
    Role::Plain,
    || Ok(Loads::of(sync, future)),
)];

#[inline(never)]
fn sync(seed: u64) -> Result<u64, Refused> {
    work(seed)
}

#[inline(never)]
async fn future(seed: u64) -> Result<u64, Refused> {
    work(seed)
}
