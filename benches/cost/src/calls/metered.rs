//! metered: metrics in a field of the service that is measured.

use metered::{ErrorCount, HitCount, InFlight, ResponseTime};

use crate::contender::Contender;
use crate::load::Loads;
use crate::work::{Refused, work};

pub(super) const ALL: &[Contender] = &[Contender::new(
    "metered",
    "metered `#[measure([HitCount, ErrorCount, InFlight, ResponseTime])]`",
    "metered",
    || {
        let service: &'static Service = Box::leak(Box::default());
        Ok(Loads::of(
            |seed| service.sync(seed),
            |seed| service.future(seed),
        ))
    },
)];

#[derive(Debug, Default)]
struct Service {
    metrics: Metrics,
}

#[metered::metered(registry = Metrics)]
impl Service {
    #[inline(never)]
    #[measure([HitCount, ErrorCount, InFlight, ResponseTime])]
    fn sync(&self, seed: u64) -> Result<u64, Refused> {
        work(seed)
    }

    #[inline(never)]
    #[measure([HitCount, ErrorCount, InFlight, ResponseTime])]
    async fn future(&self, seed: u64) -> Result<u64, Refused> {
        work(seed)
    }
}
