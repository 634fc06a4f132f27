//! The numbers themselves: one thread's cells, written by that thread alone and read by scrapes.

use std::sync::Arc;

use crate::chunks::{Chunks, Spot};
use crate::sync::atomic::{AtomicU8, AtomicU64, Ordering};

/// Where the cells of one or more series are, in every shard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Slot(pub(crate) Spot);

/// Where the cells of one series are: those of its slot from this word on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) slot: Slot,
    pub(crate) first: usize,
}

/// What the cells of a slot are in each shard that has them.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    /// How many there are.
    pub(crate) words: usize,
    /// The upper bounds of the histogram among them.
    pub(crate) upper: Arc<[u64]>,
}

/// The cells of one slot in one shard.
#[derive(Debug)]
struct Block {
    words: Box<[AtomicU64]>,
    upper: Arc<[u64]>,
    /// Those of the shard, where they are asked for.
    writers: Arc<AtomicU8>,
}

/// The cells of one thread, or of all threads that could not have their own.
///
/// Every cell only ever grows, so a scrape that reads while a thread writes sees an earlier
/// state of that cell and never a wrong one.
#[derive(Debug)]
pub(crate) struct Shard {
    blocks: Chunks<Block>,
    writers: Arc<AtomicU8>,
}

/// Who writes to a shard, which decides what an addition costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writers {
    /// A load and a store suffice: nobody else writes in between.
    One,
    /// The addition must be one locked instruction.
    Many,
    /// Nothing is recorded any more.
    None,
}

impl Shard {
    pub(crate) fn new(writers: Writers) -> Self {
        Self {
            blocks: Chunks::default(),
            writers: Arc::new(AtomicU8::new(writers as u8)),
        }
    }

    /// From now on nothing is added, but by whom is in the middle of it.
    pub(crate) fn stop(&self) {
        self.writers.store(Writers::None as u8, Ordering::Relaxed);
    }

    /// The cells of `slot`, if this shard ever used it.
    #[inline]
    pub(crate) fn cells(&self, slot: Slot) -> Option<Cells<'_>> {
        self.blocks.get(slot.0).map(Cells)
    }

    /// The cells of `slot`, made at its first use in this shard.
    pub(crate) fn cells_or_new(&self, slot: Slot, layout: &Layout) -> Cells<'_> {
        let new = || Block::new(layout, &self.writers);
        Cells(self.blocks.get_or_init(slot.0, new))
    }

    /// One word; zero if this shard never used it.
    pub(crate) fn read(&self, slot: Slot, word: usize) -> u64 {
        self.cells(slot).map_or(0, |cells| cells.read(word))
    }

    /// Adds the words from `place` on to `sums`.
    pub(crate) fn read_all(&self, place: Place, sums: &mut [u64]) {
        let Some(cells) = self.cells(place.slot) else {
            return;
        };
        for (word, sum) in sums.iter_mut().enumerate() {
            *sum = sum.wrapping_add(cells.read(place.first + word));
        }
    }
}

impl Block {
    fn new(layout: &Layout, writers: &Arc<AtomicU8>) -> Self {
        Self {
            words: (0..layout.words).map(|_| AtomicU64::new(0)).collect(),
            upper: Arc::clone(&layout.upper),
            writers: Arc::clone(writers),
        }
    }
}

/// The cells of one slot, to be written by the owner of their shard.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cells<'a>(&'a Block);

/// The words of a histogram: its sum, then one for each bucket. The count is the sum of the
/// buckets, so that the two can never differ.
pub(crate) const SUM: usize = 0;
pub(crate) const FIRST_BUCKET: usize = 1;

impl Cells<'_> {
    /// Adds `value` to the histogram whose words begin at `first`.
    #[inline]
    pub(crate) fn observe(self, first: usize, value: u64) {
        self.observe_among(&self.0.upper, first, value);
    }

    /// The same where the bounds are those of another histogram in the slot than the first.
    #[inline]
    pub(crate) fn observe_among(self, upper: &[u64], first: usize, value: u64) {
        self.add(additions(upper, first, value));
    }

    /// Adds `value` to the histogram whose words begin at `first`, then one to the word `last`.
    #[inline]
    pub(crate) fn observe_and_count(self, first: usize, value: u64, last: usize) {
        let [sum, bucket] = additions(&self.0.upper, first, value);
        self.add([sum, bucket, (last, 1)]);
    }

    /// Adds one to a word.
    #[inline]
    pub(crate) fn count(self, word: usize) {
        self.add([(word, 1)]);
    }

    /// Adds to some words, in this order. Release, so that a scrape that sees a call's end also
    /// sees its start. Who writes, and where, is looked up once for all of them.
    #[inline]
    fn add<const N: usize>(self, additions: [(usize, u64); N]) {
        let words = &*self.0.words;
        if self.writers() != Writers::One as u8 {
            return self.add_among_many(&additions);
        }
        for (word, n) in additions {
            let sum = words[word].load(Ordering::Relaxed).wrapping_add(n);
            words[word].store(sum, Ordering::Release);
        }
    }

    #[cold]
    fn add_among_many(self, additions: &[(usize, u64)]) {
        if self.writers() == Writers::Many as u8 {
            for (word, n) in additions {
                self.0.words[*word].fetch_add(*n, Ordering::Release);
            }
        }
    }

    /// Makes `value` the value of the first word, unless that is greater.
    pub(crate) fn raise(self, value: u64) {
        if self.writers() != Writers::None as u8 {
            self.0.words[0].fetch_max(value, Ordering::Release);
        }
    }

    #[inline]
    fn writers(self) -> u8 {
        self.0.writers.load(Ordering::Relaxed)
    }

    fn read(self, word: usize) -> u64 {
        self.0.words[word].load(Ordering::Acquire)
    }
}

/// Which words of a histogram grow, and by how much.
#[inline]
fn additions(upper: &[u64], first: usize, value: u64) -> [(usize, u64); 2] {
    let bucket = bucket_of(upper, value);
    [(first + SUM, value), (first + FIRST_BUCKET + bucket, 1)]
}

/// The bucket of `value`: the first whose upper bound is not below it.
#[inline]
pub(super) fn bucket_of(upper: &[u64], value: u64) -> usize {
    upper
        .iter()
        .position(|bound| value <= *bound)
        .unwrap_or(upper.len())
}
