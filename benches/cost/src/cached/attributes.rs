//! Functions with an attribute: ours, and those of `cached`.

use super::hits;
use crate::contender::Contender;

pub(super) const ALL: &[Contender] = &[
    Contender::new("callsight", "callsight `#[cached]`", "callsight", || {
        Ok(hits(ours::sync, ours::future))
    }),
    Contender::new(
        "cached",
        "cached `#[cached(max_size = ..)]`",
        "cached",
        || Ok(hits(one_lock::sync, one_lock::future)),
    ),
    Contender::new(
        "concurrent-cached",
        "cached `#[concurrent_cached(max_size = ..)]`",
        "cached",
        || Ok(hits(sharded::sync, sharded::future)),
    ),
];

mod ours {
    use crate::cached::value;

    #[inline(never)]
    #[callsight::cached(name = "sync", capacity = 10_000)]
    pub(super) fn sync(key: u64) -> String {
        value(key)
    }

    #[inline(never)]
    #[callsight::cached(name = "async", capacity = 10_000)]
    pub(super) async fn future(key: u64) -> String {
        value(key)
    }
}

#[expect(
    clippy::unused_async,
    reason = "a value that nobody waits for is enough for a hit"
)]
mod one_lock {
    use cached::macros::cached;

    use crate::cached::value;

    #[inline(never)]
    #[cached(max_size = 10_000)]
    pub(super) fn sync(key: u64) -> String {
        value(key)
    }

    #[inline(never)]
    #[cached(max_size = 10_000)]
    pub(super) async fn future(key: u64) -> String {
        value(key)
    }
}

#[expect(
    clippy::unused_async,
    reason = "a value that nobody waits for is enough for a hit"
)]
mod sharded {
    use cached::macros::concurrent_cached;

    use crate::cached::value;

    #[inline(never)]
    #[concurrent_cached(max_size = 10_000)]
    pub(super) fn sync(key: u64) -> String {
        value(key)
    }

    #[inline(never)]
    #[concurrent_cached(max_size = 10_000)]
    pub(super) async fn future(key: u64) -> String {
        value(key)
    }
}
