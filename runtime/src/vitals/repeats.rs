//! Which reports were counted already: a browser may send one again, with a later value.

use std::collections::{HashSet, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};

use super::vital::Vital;

/// As many reports as are remembered; older ones would be counted again.
const REMEMBERED: usize = 4_096;

/// Remembers the ids of reports, by a hash that is different in every process.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    hasher: RandomState,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    hashes: HashSet<u64>,
    oldest_first: VecDeque<u64>,
}

impl Repeats {
    /// Whether this is the first report of `vital` with `id`.
    pub(super) fn is_first(&self, vital: Vital, id: &str) -> bool {
        let hash = self.hasher.hash_one((vital, id));
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let is_first = known.hashes.insert(hash);
        if is_first {
            known.oldest_first.push_back(hash);
            known.forget();
        }
        is_first
    }
}

impl Known {
    fn forget(&mut self) {
        if self.oldest_first.len() > REMEMBERED
            && let Some(oldest) = self.oldest_first.pop_front()
        {
            self.hashes.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_counted_once_and_what_is_remembered_is_bounded() {
        let repeats = Repeats::default();
        assert!(repeats.is_first(Vital::Lcp, "v6-1"));
        assert!(!repeats.is_first(Vital::Lcp, "v6-1"));
        assert!(repeats.is_first(Vital::Cls, "v6-1"));
        for n in 0..3 * REMEMBERED {
            assert!(repeats.is_first(Vital::Inp, &format!("v6-{n}")));
        }
        let known = repeats.known.lock().expect("nobody panicked");
        assert_eq!(known.hashes.len(), REMEMBERED);
        assert_eq!(known.oldest_first.len(), REMEMBERED);
    }
}
