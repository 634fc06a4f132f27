//! Ours.

use crate::contender::Contender;
use crate::load::Loads;
use crate::work::Refused;

pub(super) const ALL: &[Contender] = &[
    Contender::new("callsight", "callsight `#[timed]`", "callsight", || {
        Ok(Loads::of(timed::sync, timed::future))
    }),
    Contender::new(
        "callsight-query",
        "callsight `#[timed_query(..)]`",
        "callsight",
        || Ok(Loads::of(query::sync, query::future)),
    ),
];

mod timed {
    use super::Refused;
    use crate::work::work;

    #[inline(never)]
    #[callsight::timed]
    pub(super) fn sync(seed: u64) -> Result<u64, Refused> {
        work(seed)
    }

    #[inline(never)]
    #[callsight::timed]
    pub(super) async fn future(seed: u64) -> Result<u64, Refused> {
        work(seed)
    }
}

mod query {
    use super::Refused;
    use crate::work::work;

    #[inline(never)]
    #[callsight::timed_query(system = "sqlite", collection = "orders", operation = "select")]
    pub(super) fn sync(seed: u64) -> Result<u64, Refused> {
        work(seed)
    }

    #[inline(never)]
    #[callsight::timed_query(system = "sqlite", collection = "orders", operation = "select")]
    pub(super) async fn future(seed: u64) -> Result<u64, Refused> {
        work(seed)
    }
}
