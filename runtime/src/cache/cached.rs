//! A call of a cached function: look it up, else run it and keep what it returned.

use std::future::Future;
use std::hash::Hash;
use std::sync::Arc;

use tracing::Instrument;

use super::operations::{HIT, MISS, OK, Operation, OperationSeries};
use super::policy::Cached;
use super::store::Store;
use crate::callsite::Callsite;
use crate::clock::Tick;
use crate::outcome::Verdict;
use crate::trace::CallSpan;

/// Returns what is kept under `key`, or runs `body` and keeps what it returns.
#[inline]
pub fn cached<K, B, R, P>(callsite: &'static Callsite, key: K, body: B, policy: P) -> R
where
    K: Hash + Eq + Send + Sync + 'static,
    B: FnOnce() -> R,
    P: Cached<R>,
{
    let call = Call::of::<B>(callsite, policy);
    if let Some(kept) = call.look_up(&key) {
        return kept;
    }
    let entered = call.span.guard();
    let returned = body();
    drop(entered);
    call.keep(key, &returned);
    returned
}

/// Returns what is kept under `key`, or awaits `body` and keeps what it returns.
#[inline]
pub async fn cached_async<K, F, P>(
    callsite: &'static Callsite,
    key: K,
    body: F,
    policy: P,
) -> F::Output
where
    K: Hash + Eq + Send + Sync + 'static,
    F: Future,
    P: Cached<F::Output>,
{
    let call = Call::of::<F>(callsite, policy);
    if let Some(kept) = call.look_up(&key) {
        return kept;
    }
    let returned = body.instrument(call.span.to_tracing()).await;
    call.keep(key, &returned);
    returned
}

/// One call, with the store of its function.
struct Call<K, R, P: Cached<R>> {
    store: Arc<Store<K, P::Kept>>,
    lookups: &'static OperationSeries,
    span: CallSpan,
    policy: P,
}

impl<K, R, P> Call<K, R, P>
where
    K: Hash + Eq + Send + Sync + 'static,
    P: Cached<R>,
{
    fn of<B>(callsite: &'static Callsite, policy: P) -> Self {
        Self {
            store: callsite
                .live()
                .stores
                .of::<B, K, _>(callsite.cache_settings()),
            lookups: callsite
                .recorder()
                .lookups()
                .expect("`#[cached]` declares look-ups"),
            span: CallSpan::open(callsite),
            policy,
        }
    }

    fn look_up(&self, key: &K) -> Option<R> {
        let started = Tick::now();
        let kept = self.store.get(key);
        let result = if kept.is_some() { HIT } else { MISS };
        self.lookups.record(Operation::Get, result, started);
        let kept = self.policy.restore(kept?);
        self.span.record(&Verdict::OK);
        Some(kept)
    }

    fn keep(&self, key: K, returned: &R) {
        self.span.record(&Verdict::OK);
        let Some(kept) = self.policy.keep(returned) else {
            return;
        };
        let started = Tick::now();
        self.store.insert(key, kept);
        self.lookups.record(Operation::Set, OK, started);
    }
}
