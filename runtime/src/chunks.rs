//! A table that grows without moving what is in it, so that it is read without a lock.

use crate::sync::OnceLock;

/// Values by index, each made once and kept as long as the table.
#[derive(Debug)]
pub(crate) struct Chunks<T> {
    /// The chunk `k` has room for `FIRST_CHUNK << k` values.
    chunks: [OnceLock<Chunk<T>>; CHUNKS],
}

type Chunk<T> = Box<[OnceLock<T>]>;

const FIRST_CHUNK: u32 = 64;

/// Room for `64 * (2^16 - 1)` values: more series than any budget allows.
const CHUNKS: usize = 16;

impl<T> Default for Chunks<T> {
    fn default() -> Self {
        Self {
            chunks: Default::default(),
        }
    }
}

impl<T> Chunks<T> {
    /// For a `static`; all others are made by [`default`](Self::default), which a proof needs.
    pub(crate) const fn new() -> Self {
        Self {
            chunks: [const { OnceLock::new() }; CHUNKS],
        }
    }

    /// The value there, if it was made.
    #[inline]
    pub(crate) fn get(&self, spot: Spot) -> Option<&T> {
        self.chunks
            .get(spot.chunk())?
            .get()?
            .get(spot.offset())?
            .get()
    }

    /// The value there, made by `value` if it was not yet.
    ///
    /// # Panics
    ///
    /// If the table has no room for so many.
    pub(crate) fn get_or_init(&self, spot: Spot, value: impl FnOnce() -> T) -> &T {
        let chunk = spot.chunk();
        let chunk = self.chunks[chunk].get_or_init(|| chunk_of(FIRST_CHUNK << chunk));
        chunk[spot.offset()].get_or_init(value)
    }
}

/// Where a value is: in which chunk, and where in it. What is looked up often remembers this
/// rather than an index, of which both have to be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Spot(u32);

impl Spot {
    /// The offset has the lower bits: more than the last chunk has room for.
    const OFFSET_BITS: u32 = 27;

    /// Where the value of `index` is.
    pub(crate) const fn of(index: u32) -> Self {
        let shifted = index.saturating_add(FIRST_CHUNK);
        let chunk = shifted.ilog2() - FIRST_CHUNK.ilog2();
        // No table has room for an index whose offset needs more bits.
        let offset = (shifted - (FIRST_CHUNK << chunk)) & Self::OFFSETS;
        Self(chunk << Self::OFFSET_BITS | offset)
    }

    /// The same as a number that is never zero.
    pub(crate) fn number(self) -> u32 {
        self.0 + 1
    }

    /// The spot of this number.
    #[inline]
    pub(crate) fn of_number(number: u32) -> Self {
        Self(number - 1)
    }

    #[inline]
    fn chunk(self) -> usize {
        (self.0 >> Self::OFFSET_BITS) as usize
    }

    #[inline]
    fn offset(self) -> usize {
        (self.0 & Self::OFFSETS) as usize
    }

    const OFFSETS: u32 = (1 << Self::OFFSET_BITS) - 1;
}

fn chunk_of<T>(values: u32) -> Chunk<T> {
    (0..values).map(|_| OnceLock::default()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_index_has_a_place_of_its_own() {
        let places: std::collections::HashSet<_> = (0..100_000).map(Spot::of).collect();
        assert_eq!(places.len(), 100_000);
    }

    #[test]
    fn a_chunk_starts_where_the_one_before_it_ends() {
        let place = |index| (Spot::of(index).chunk(), Spot::of(index).offset());
        assert_eq!(place(63), (0, 63));
        assert_eq!(place(64), (1, 0));
        assert_eq!(place(191), (1, 127));
        assert_eq!(place(192), (2, 0));
    }

    #[test]
    fn a_value_is_made_once() {
        let table = Chunks::new();
        let place = Spot::of(1_000);
        assert_eq!(table.get(place), None);
        assert_eq!(table.get_or_init(place, || 1), &1);
        assert_eq!(table.get_or_init(place, || 2), &1);
        assert_eq!(table.get(Spot::of(u32::MAX)), None);
    }
}
