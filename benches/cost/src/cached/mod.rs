//! One call that is answered from a cache: a number as key, a short text as value.

mod attributes;
mod floor;
mod stores;

use crate::contender::Contender;
use crate::load::Loads;

/// How many keys are in the cache; all of them have room.
const KEYS: u64 = 1024;

/// In the order of the table.
pub(crate) fn contenders() -> Vec<&'static Contender> {
    [floor::ALL, attributes::ALL, stores::ALL]
        .into_iter()
        .flatten()
        .collect()
}

/// What is cached.
fn value(key: u64) -> String {
    format!("value {key}")
}

/// Both ways to call, where every key has been asked for before.
fn hits<F: Future<Output = String>>(
    sync: impl Fn(u64) -> String + Send + Sync + 'static,
    future: impl Fn(u64) -> F + Send + Sync + 'static,
) -> Loads {
    warm(Loads::of(
        move |n| sync(n % KEYS),
        move |n| future(n % KEYS),
    ))
}

fn warm(loads: Loads) -> Loads {
    for load in [&loads.sync, &loads.future].into_iter().flatten() {
        load.run(KEYS);
    }
    loads
}
