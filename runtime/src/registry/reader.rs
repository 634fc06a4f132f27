//! Reads the cells of one series, over all shards.

use std::borrow::Cow;
use std::sync::Arc;

use super::buckets::Bounds;
use super::cells::{FIRST_BUCKET, Place, Shard, Slot};
use super::family::{Family, Source};
use super::handles::InFlight;
use super::shards::Shards;
use super::walk::{HistogramValue, Value};

/// How often what is in flight is read before the closest reading is taken.
const IN_FLIGHT_ATTEMPTS: usize = 8;

pub(super) struct Reader<'a> {
    all_shards: &'a Shards,
    /// Those that there were when the reading began.
    shards: &'a [Arc<Shard>],
}

impl<'a> Reader<'a> {
    pub(super) fn of(all_shards: &'a Shards, shards: &'a [Arc<Shard>]) -> Self {
        Self { all_shards, shards }
    }

    /// None where there is none yet, and of families that have no cells.
    pub(super) fn value(&self, family: &Family, place: Place) -> Option<Value> {
        match family.source() {
            Source::Histogram => Some(self.histogram(place, family.bounds())),
            Source::Counter => Some(Value::Count(sum(self.shards, place.slot, 0))),
            Source::InFlight => Some(self.in_flight(place.slot)),
            Source::Latest => self.latest(place.slot),
            _ => None,
        }
    }

    fn histogram(&self, place: Place, bounds: &Arc<Bounds>) -> Value {
        let mut words = vec![0; FIRST_BUCKET + bounds.buckets()];
        for shard in self.shards {
            shard.read_all(place, &mut words);
        }
        Value::Histogram(HistogramValue {
            slot: place.slot,
            bounds: Arc::clone(bounds),
            words,
        })
    }

    /// The ends are read first: read the other way round, a call that starts and ends in
    /// between would be an end without a start. Calls that end while the starts are read make
    /// the difference too large, so both are read anew until none did, or nearly none.
    ///
    /// Starts are read in the shards as they are by then: one that was leased after the others
    /// were listed may have the start of a call that ended in one of those. It may have ends too,
    /// so those that came meanwhile are looked for in the same shards.
    fn in_flight(&self, slot: Slot) -> Value {
        let mut closest = (u64::MAX, 0);
        let mut shards = Cow::Borrowed(self.shards);
        for _ in 0..IN_FLIGHT_ATTEMPTS {
            let ended = sum(&shards, slot, InFlight::ENDED);
            shards = Cow::Owned(self.all_shards.all());
            let started = sum(&shards, slot, InFlight::STARTED);
            let meanwhile = sum(&shards, slot, InFlight::ENDED).saturating_sub(ended);
            closest = closest.min((meanwhile, started.saturating_sub(ended)));
            if meanwhile == 0 {
                break;
            }
        }
        Value::Gauge(closest.1 as f64)
    }

    /// Absent until there is one. Recorded in milliseconds.
    fn latest(&self, slot: Slot) -> Option<Value> {
        let millis = self.shards.iter().map(|shard| shard.read(slot, 0)).max()?;
        (millis > 0).then(|| Value::Gauge(millis as f64 / 1e3))
    }
}

fn sum(shards: &[Arc<Shard>], slot: Slot, word: usize) -> u64 {
    shards.iter().map(|shard| shard.read(slot, word)).sum()
}
