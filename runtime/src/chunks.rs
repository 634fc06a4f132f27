//! A table that grows without moving what is in it, so that it is read without a lock.

use std::sync::OnceLock;

/// Values by index, each made once and kept as long as the table.
#[derive(Debug)]
pub(crate) struct Chunks<T> {
    /// The chunk `k` has room for `FIRST_CHUNK << k` values.
    chunks: [OnceLock<Chunk<T>>; CHUNKS],
}

type Chunk<T> = Box<[OnceLock<T>]>;

const FIRST_CHUNK: usize = 64;

/// Room for `64 * (2^16 - 1)` values: more series than any budget allows.
const CHUNKS: usize = 16;

impl<T> Chunks<T> {
    pub(crate) const fn new() -> Self {
        Self {
            chunks: [const { OnceLock::new() }; CHUNKS],
        }
    }

    /// The value of this index, if it was made.
    #[inline]
    pub(crate) fn get(&self, index: u32) -> Option<&T> {
        let (chunk, offset) = position(index);
        self.chunks.get(chunk)?.get()?.get(offset)?.get()
    }

    /// The value of this index, made by `value` if it was not yet.
    ///
    /// # Panics
    ///
    /// If the table has no room for so many.
    pub(crate) fn get_or_init(&self, index: u32, value: impl FnOnce() -> T) -> &T {
        let (chunk, offset) = position(index);
        let chunk = self.chunks[chunk].get_or_init(|| chunk_of(FIRST_CHUNK << chunk));
        chunk[offset].get_or_init(value)
    }
}

/// In which chunk, and where in it.
#[inline]
fn position(index: u32) -> (usize, usize) {
    let shifted = index as usize + FIRST_CHUNK;
    let chunk = shifted.ilog2() - FIRST_CHUNK.ilog2();
    (chunk as usize, shifted - (FIRST_CHUNK << chunk))
}

fn chunk_of<T>(values: usize) -> Chunk<T> {
    (0..values).map(|_| OnceLock::new()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_index_has_a_place_of_its_own() {
        let places: std::collections::HashSet<_> = (0..100_000).map(position).collect();
        assert_eq!(places.len(), 100_000);
    }

    #[test]
    fn a_chunk_starts_where_the_one_before_it_ends() {
        assert_eq!(position(63), (0, 63));
        assert_eq!(position(64), (1, 0));
        assert_eq!(position(191), (1, 127));
        assert_eq!(position(192), (2, 0));
    }

    #[test]
    fn a_value_is_made_once() {
        let table = Chunks::new();
        assert_eq!(table.get(1_000), None);
        assert_eq!(table.get_or_init(1_000, || 1), &1);
        assert_eq!(table.get_or_init(1_000, || 2), &1);
        assert_eq!(table.get(u32::MAX), None);
    }
}
