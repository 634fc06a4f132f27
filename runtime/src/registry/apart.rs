//! Cells apart from those of the process, laid out alike: what a test records.

use std::sync::Arc;

use super::cells::Shard;
use super::exposition::Rendering;
use super::handles::{CallCells, InFlight};
use super::reading::Reading;
use super::shards::Shards;
use super::walk::Walk;
use super::{Format, Registry};

/// Counts for the series of the registry of the process what that one must not count.
#[derive(Debug)]
pub(crate) struct CellsApart(Arc<Shards>);

impl CellsApart {
    pub(crate) fn new() -> Self {
        Self(Shards::new(false))
    }

    /// From whichever thread.
    pub(super) fn record(&self, record: &dyn Fn(&Shard)) {
        self.0.record_shared(record);
    }

    /// How many calls have started here, and not ended.
    pub(crate) fn running(&self, calls: CallCells) -> u64 {
        let read = |word| {
            self.0
                .all()
                .iter()
                .map(|shard| shard.read(calls.0, word))
                .sum::<u64>()
        };
        let ended = read(InFlight::ENDED);
        read(InFlight::STARTED).saturating_sub(ended)
    }
}

impl Registry {
    /// All series in the Prometheus text format 0.0.4, as `cells` have them.
    pub(crate) fn render_apart(&self, cells: &CellsApart) -> String {
        Rendering::through(Walk::through(self, &cells.0), Format::Text).text(self)
    }

    /// Hands every series to `each`, as `cells` have it.
    pub(crate) fn read_apart(&self, cells: &CellsApart, each: impl FnMut(&Reading<'_>)) {
        self.read_through(Walk::through(self, &cells.0), each);
    }
}
