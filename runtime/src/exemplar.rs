//! In which request a call was slow, or failed: the exemplar of its duration.

use crate::clock::Tick;
use crate::ledger;
use crate::names::exemplar;
use crate::registry::{Histogram, Registry};

/// Keeps the call, which took `nanos` and was recorded, as an example of calls that take so long,
/// if it was a part of a request.
#[cold]
pub(crate) fn of_call(registry: &Registry, duration: &Histogram, nanos: u64) {
    if let Some(id) = ledger::request_id() {
        registry.exemplify(duration, nanos, Tick::now(), || {
            [(exemplar::REQUEST_ID, id.as_str())]
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Ledger;
    use crate::names;
    use crate::registry::{Format, Rendering};

    #[test]
    fn a_call_is_an_example_if_it_is_a_part_of_a_request() {
        let registry = Registry::new();
        let calls = registry.histogram(&names::FUNCTION_DURATION, ["f".into(), "error".into()]);
        let exemplars = || {
            let mut rendering = Rendering::new(&registry, Format::OpenMetrics);
            let chunks = std::iter::from_fn(|| rendering.chunk(&registry));
            chunks.collect::<String>().matches(" # {").count()
        };
        registry.observe(&calls, 1);
        of_call(&registry, &calls, 1);
        assert_eq!(exemplars(), 0);
        let request = ledger::enter(&Ledger::new("of this one".into(), Tick::now()));
        of_call(&registry, &calls, 1);
        drop(request);
        assert_eq!(exemplars(), 1);
    }
}
