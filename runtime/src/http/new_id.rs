//! New ids: UUIDs of version 7, which sort by time, made by each thread on its own.

use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};

use uuid::{Builder, Uuid, Variant, Version};

use crate::clock::{Tick, nanos, since_1970};
use crate::id::Id;

thread_local! {
    static DICE: Dice = Dice::default();
    static TIME: Cell<Option<TimeOfDay>> = const { Cell::new(None) };
}

/// Numbers that nobody can guess who doesn't know the keys, which the system's randomness gave
/// to the hasher: no system call for each, and no lock.
#[derive(Default)]
struct Dice {
    keys: RandomState,
    rolled: Cell<u64>,
}

impl Dice {
    fn roll(&self) -> u64 {
        let count = self.rolled.get().wrapping_add(1);
        self.rolled.set(count);
        self.keys.hash_one(count)
    }
}

/// The time of day when it was last asked for. The next ids of a second are dated by the clock
/// that their requests are timed by, which was read already.
#[derive(Clone, Copy)]
struct TimeOfDay {
    read: Tick,
    nanos: u64,
}

const READ_AGAIN_AFTER: u64 = 1_000_000_000;

/// In nanoseconds since 1970.
fn time_of_day(moment: Tick) -> u64 {
    let known = TIME.get().and_then(|known| {
        let later = moment.nanos_since(known.read);
        (later < READ_AGAIN_AFTER).then(|| known.nanos + later)
    });
    known.unwrap_or_else(|| read_time_of_day(moment))
}

#[cold]
fn read_time_of_day(moment: Tick) -> u64 {
    let nanos = nanos(since_1970());
    let read = moment;
    TIME.set(Some(TimeOfDay { read, nanos }));
    nanos
}

/// That of a request that arrived at this moment.
pub(super) fn new_id(arrival: Tick) -> Id {
    let dated = |chance| uuid(time_of_day(arrival), chance);
    let uuid = DICE
        .try_with(Dice::roll)
        .map_or_else(|_| Uuid::now_v7(), dated);
    Id::of_uuid(uuid)
}

/// Milliseconds, then what they leave of the time to a quarter of a microsecond, then chance:
/// ids sort by time across threads, as RFC 9562 suggests (6.2, method 3).
fn uuid(nanos: u64, chance: u64) -> Uuid {
    let millis = nanos / 1_000_000;
    let fraction = nanos % 1_000_000 * 4_096 / 1_000_000;
    let time = (millis << 16) | fraction;
    Builder::from_u128((u128::from(time) << 64) | u128::from(chance))
        .with_version(Version::SortRand)
        .with_variant(Variant::RFC4122)
        .into_uuid()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::thread;
    use std::time::Duration;

    use super::*;

    fn parsed(id: &Id) -> Uuid {
        Uuid::parse_str(id.as_str()).expect("a UUID")
    }

    #[test]
    fn they_are_uuids_of_version_7_of_now() {
        let before = since_1970();
        let id = parsed(&new_id(Tick::now()));
        let after = since_1970();
        assert_eq!(id.get_version(), Some(Version::SortRand));
        assert_eq!(id.get_variant(), Variant::RFC4122);
        let (seconds, subsec) = id.get_timestamp().expect("it has one").to_unix();
        let at = nanos(Duration::new(seconds, subsec)) / 1_000_000;
        let millis = |time| nanos(time) / 1_000_000;
        assert!((millis(before)..=millis(after)).contains(&at));
    }

    #[test]
    fn they_sort_by_time() {
        let moment = Tick::now();
        let first = new_id(moment);
        // As long as a step of their time takes.
        while moment.elapsed_nanos() < 1_000 {}
        assert!(first.as_str() < new_id(Tick::now()).as_str());
    }

    #[test]
    fn a_hundred_thousand_of_each_of_four_threads_differ() {
        let ids = || -> Vec<_> { (0..100_000).map(|_| new_id(Tick::now())).collect() };
        let all: HashSet<_> = thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(ids)).collect();
            let joined = threads.into_iter().map(thread::ScopedJoinHandle::join);
            joined.flat_map(|ids| ids.expect("no panic")).collect()
        });
        assert_eq!(all.len(), 400_000);
    }

    #[test]
    fn their_chance_takes_both_values_in_every_bit() {
        let (mut ones, mut zeros) = (0, 0);
        for _ in 0..1_000 {
            let chance = parsed(&new_id(Tick::now())).as_u64_pair().1;
            ones |= chance;
            zeros |= !chance;
        }
        let variant = 0b11 << 62;
        assert_eq!((ones | variant, zeros | variant), (u64::MAX, u64::MAX));
    }
}
