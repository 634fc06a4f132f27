//! The numbers themselves: one thread's cells, written by that thread alone and read by scrapes.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Where the cells of one series are, in every shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Slot(pub(crate) u32);

impl Slot {
    /// Chunk `k` holds `FIRST_CHUNK << k` slots, so the table grows without moving a cell
    /// that someone else may be reading.
    fn position(self) -> (usize, usize) {
        let shifted = self.0 as usize + FIRST_CHUNK;
        let chunk = shifted.ilog2() - FIRST_CHUNK.ilog2();
        (chunk as usize, shifted - (FIRST_CHUNK << chunk))
    }
}

const FIRST_CHUNK: usize = 64;

/// Room for `64 * (2^16 - 1)` series: more than any budget allows.
const CHUNKS: usize = 16;

type Cells = Box<[AtomicU64]>;
type Chunk = Box<[OnceLock<Cells>]>;

/// The cells of one thread, or of all threads that could not have their own.
///
/// Every cell only ever grows, so a scrape that reads while a thread writes sees an earlier
/// state of that cell and never a wrong one.
#[derive(Debug)]
pub(crate) struct Shard {
    chunks: [OnceLock<Chunk>; CHUNKS],
    writers: Writers,
}

/// Who writes to a shard, which decides what an addition costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writers {
    /// A load and a store suffice: nobody else writes in between.
    One,
    /// The addition must be one locked instruction.
    Many,
}

impl Shard {
    pub(crate) fn new(writers: Writers) -> Self {
        Self {
            chunks: [const { OnceLock::new() }; CHUNKS],
            writers,
        }
    }

    /// The cells of `slot`, made at its first use in this shard.
    #[inline]
    fn cells(&self, slot: Slot, words: usize) -> &[AtomicU64] {
        let (chunk, offset) = slot.position();
        let chunk = self.chunks[chunk].get_or_init(|| chunk_of(FIRST_CHUNK << chunk));
        chunk[offset].get_or_init(|| (0..words).map(|_| AtomicU64::new(0)).collect())
    }

    /// The cells of `slot`, if this shard ever used it.
    fn existing(&self, slot: Slot) -> Option<&[AtomicU64]> {
        let (chunk, offset) = slot.position();
        self.chunks[chunk].get()?[offset]
            .get()
            .map(|cells| &**cells)
    }

    /// Adds one to `bucket` and `value` to the sum of a histogram with `buckets` buckets.
    #[inline]
    pub(crate) fn observe(&self, slot: Slot, buckets: usize, bucket: usize, value: u64) {
        let cells = self.cells(slot, buckets + 1);
        self.add(&cells[SUM], value);
        self.add(&cells[FIRST_BUCKET + bucket], 1);
    }

    /// Adds `n` to the word `word` of `words`.
    #[inline]
    pub(crate) fn count(&self, slot: Slot, words: usize, word: usize, n: u64) {
        self.add(&self.cells(slot, words)[word], n);
    }

    /// Makes `value` the value of the only word of `slot`, unless that is greater.
    pub(crate) fn raise(&self, slot: Slot, value: u64) {
        self.cells(slot, 1)[0].fetch_max(value, Ordering::Release);
    }

    /// Release, so that a scrape that sees a call's end also sees its start.
    #[inline]
    fn add(&self, cell: &AtomicU64, n: u64) {
        match self.writers {
            Writers::One => {
                let sum = cell.load(Ordering::Relaxed).wrapping_add(n);
                cell.store(sum, Ordering::Release);
            }
            Writers::Many => {
                cell.fetch_add(n, Ordering::Release);
            }
        }
    }

    /// The word `word` of `slot`; zero if this shard never used it.
    pub(crate) fn read(&self, slot: Slot, word: usize) -> u64 {
        self.existing(slot)
            .map_or(0, |cells| cells[word].load(Ordering::Acquire))
    }

    /// Adds every word of `slot` to its place in `sums`.
    pub(crate) fn read_all(&self, slot: Slot, sums: &mut [u64]) {
        for (sum, cell) in sums.iter_mut().zip(self.existing(slot).unwrap_or_default()) {
            *sum = sum.wrapping_add(cell.load(Ordering::Acquire));
        }
    }
}

fn chunk_of(slots: usize) -> Chunk {
    (0..slots).map(|_| OnceLock::new()).collect()
}

/// The words of a histogram: its sum, then one for each bucket. The count is the sum of the
/// buckets, so that the two can never differ.
pub(crate) const SUM: usize = 0;
pub(crate) const FIRST_BUCKET: usize = 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_has_a_place_of_its_own() {
        let places: std::collections::HashSet<_> =
            (0..100_000).map(|n| Slot(n).position()).collect();
        assert_eq!(places.len(), 100_000);
    }

    #[test]
    fn a_chunk_starts_where_the_one_before_it_ends() {
        assert_eq!(Slot(63).position(), (0, 63));
        assert_eq!(Slot(64).position(), (1, 0));
        assert_eq!(Slot(191).position(), (1, 127));
        assert_eq!(Slot(192).position(), (2, 0));
    }
}
