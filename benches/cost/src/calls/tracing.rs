//! tracing: spans, for whoever listens, and nothing else.

use tracing::instrument;

use crate::contender::Contender;
use crate::load::Loads;
use crate::peers::subscriber;
use crate::work::{Refused, work};

pub(super) const ALL: &[Contender] = &[
    Contender::new(
        "tracing-off",
        "tracing `#[instrument(skip_all, err)]`, nobody listens",
        "tracing",
        || Ok(Loads::of(sync, future)),
    ),
    Contender::new(
        "tracing",
        "tracing `#[instrument(skip_all, err)]`, registry and a layer that does nothing",
        "tracing",
        || {
            subscriber::install()?;
            Ok(Loads::of(sync, future))
        },
    ),
];

#[inline(never)]
#[instrument(skip_all, err)]
fn sync(seed: u64) -> Result<u64, Refused> {
    work(seed)
}

#[inline(never)]
#[instrument(skip_all, err)]
async fn future(seed: u64) -> Result<u64, Refused> {
    work(seed)
}
