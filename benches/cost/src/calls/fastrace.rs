//! fastrace: spans, collected by a thread and thrown away.

use fastrace::Span;
use fastrace::collector::{Config, Reporter, SpanContext, SpanRecord};
use fastrace::local::LocalParentGuard;

use crate::contender::Contender;
use crate::load::Loads;
use crate::work::{Refused, work};

pub(super) const ALL: &[Contender] = &[Contender::new(
    "fastrace",
    "fastrace `#[trace]`, in one root span for each 1,000 calls",
    "fastrace",
    || {
        fastrace::set_reporter(Nobody, Config::default());
        Ok(Loads::of(sync, future).within(root).with_collector())
    },
)];

struct Nobody;

impl Reporter for Nobody {
    fn report(&mut self, _: Vec<SpanRecord>) {}
}

/// Without it, nothing would be recorded. The guard is left before the span ends.
fn root() -> (LocalParentGuard, Span) {
    let root = Span::root("bench", SpanContext::random());
    (root.set_local_parent(), root)
}

#[inline(never)]
#[fastrace::trace]
fn sync(seed: u64) -> Result<u64, Refused> {
    work(seed)
}

#[inline(never)]
#[fastrace::trace]
async fn future(seed: u64) -> Result<u64, Refused> {
    work(seed)
}
