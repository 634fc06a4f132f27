//! All endpoints that requests of one registry were made to: found without a lock, never moved.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use super::endpoint::{Endpoint, Origin};
use crate::chunks::{Chunks, Spot};

/// Routes are few: with as many as this, most are the first of their list.
const LISTS: usize = 128;

/// There are as many as the program has routes, a hundred normalised paths, and two.
#[derive(Debug)]
pub(super) struct Endpoints {
    all: Chunks<Endpoint>,
    /// Where the search for a name begins, by its hash.
    lists: [Link; LISTS],
    /// How many there are. Whoever adds one holds it.
    count: Mutex<u32>,
}

/// Which endpoint, by the order in which they were met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number(u32);

/// The next endpoint of a list: its number and one, or zero for none.
#[derive(Debug, Default)]
pub(super) struct Link(AtomicU32);

impl Endpoints {
    pub(super) fn new() -> Self {
        Self {
            all: Chunks::new(),
            lists: [const { Link(AtomicU32::new(0)) }; LISTS],
            count: Mutex::new(0),
        }
    }

    pub(super) fn get(&self, number: Number) -> &Endpoint {
        let endpoint = self.all.get(Spot::of(number.0));
        endpoint.expect("an endpoint is there before its number is known")
    }

    /// The endpoint of this name, which is made by `new` when it is met for the first time.
    pub(super) fn find(
        &self,
        name: &str,
        origin: Origin,
        new: impl FnOnce() -> Endpoint,
    ) -> Number {
        self.search(name, origin)
            .unwrap_or_else(|_| self.add(name, origin, new))
    }

    /// Or else the end of the list that it belongs to.
    fn search(&self, name: &str, origin: Origin) -> Result<Number, &Link> {
        let mut link = &self.lists[list_of(name)];
        while let Some(number) = link.get() {
            let endpoint = self.get(number);
            if endpoint.is(name, origin) {
                return Ok(number);
            }
            link = endpoint.next();
        }
        Err(link)
    }

    /// Another thread may have been faster.
    #[cold]
    fn add(&self, name: &str, origin: Origin, new: impl FnOnce() -> Endpoint) -> Number {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        self.search(name, origin).unwrap_or_else(|last| {
            let number = Number(*count);
            self.all.get_or_init(Spot::of(number.0), new);
            *count += 1;
            last.set(number);
            number
        })
    }
}

impl Link {
    fn get(&self) -> Option<Number> {
        let next = self.0.load(Ordering::Acquire);
        next.checked_sub(1).map(Number)
    }

    fn set(&self, number: Number) {
        self.0.store(number.0 + 1, Ordering::Release);
    }
}

/// The names are the program's, or a hundred: nobody can make one list long.
fn list_of(name: &str) -> usize {
    let (words, rest) = name.as_bytes().as_chunks();
    let rest = rest
        .iter()
        .fold(0, |word, byte| (word << 8) | u64::from(*byte));
    let hash = words.iter().fold(mixed(rest), |hash, word| {
        mixed(hash ^ u64::from_le_bytes(*word))
    });
    usize::try_from(hash % LISTS as u64).unwrap_or_default()
}

fn mixed(word: u64) -> u64 {
    let product = word.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 32)
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn number(endpoints: &Endpoints, name: &str) -> u32 {
        let new = || Endpoint::new(name, Origin::Route, true);
        endpoints.find(name, Origin::Route, new).0
    }

    #[test]
    fn each_name_has_one_number_whoever_asks() {
        let endpoints = Endpoints::new();
        let names: Vec<_> = (0..1_000).map(|n| format!("/route/{n}/{{id}}")).collect();
        let numbers = || -> Vec<_> { names.iter().map(|name| number(&endpoints, name)).collect() };
        let all: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(numbers)).collect();
            let joined = threads.into_iter().map(thread::ScopedJoinHandle::join);
            joined.map(|numbers| numbers.expect("no panic")).collect()
        });
        assert!(all.iter().all(|numbers| *numbers == all[0]));
        let mut sorted = all[0].clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..1_000).collect::<Vec<_>>());
        for (name, number) in names.iter().zip(&all[0]) {
            assert_eq!(endpoints.get(Number(*number)).name(), name);
        }
    }

    #[test]
    fn names_of_routes_are_spread_over_the_lists() {
        let mut lists = [0; LISTS];
        for resource in ["users", "orders", "items", "invoices"] {
            for tail in ["", "/{id}", "/{id}/edit", "/{id}/lines/{line}"] {
                for version in 1..=8 {
                    lists[list_of(&format!("/v{version}/{resource}{tail}"))] += 1;
                }
            }
        }
        assert!(lists.iter().all(|names| *names <= 6), "{lists:?}");
    }
}
