//! Who writes where: every thread leases a shard of its own and gives it back when it ends.
//!
//! A shard that was given back is leased again, with what it holds, to the next thread. So
//! there are at most as many shards as there were threads at once, nothing has to be folded
//! into anything when a thread ends, and no count can be lost on the way.

use std::cell::{Cell, OnceCell, RefCell};
use std::sync::{Arc, PoisonError, Weak};

use super::cells::{Cells, Shard, Slot, Writers};
use crate::sync::{Mutex, MutexGuard, per_thread};

/// Threads beyond this many share one shard, so that memory stays bounded.
pub(crate) const MOST_SHARDS: usize = 1024;

/// All shards of one registry.
#[derive(Debug)]
pub(crate) struct Shards {
    leased_or_free: Mutex<Pool>,
    /// For threads past the cap, and for threads that are already losing their thread-locals.
    shared: Lent,
    /// Whether they are those of the process, which every thread has at hand.
    is_global: bool,
}

#[derive(Debug)]
struct Pool {
    all: Vec<Arc<Shard>>,
    free: Vec<Lent>,
    /// How many may be leased at once.
    most: usize,
    is_stopped: bool,
}

/// What a thread leases.
#[derive(Debug, Clone)]
struct Lent {
    shard: Arc<Shard>,
    /// The same, where the registry is that of the process and lives as long.
    at_hand: Option<&'static Shard>,
}

impl Shards {
    pub(crate) fn new(is_global: bool) -> Arc<Self> {
        Self::with_most(MOST_SHARDS, is_global)
    }

    pub(super) fn with_most(most: usize, is_global: bool) -> Arc<Self> {
        let shared = Arc::new(Shard::new(Writers::Many));
        Arc::new(Self {
            leased_or_free: Mutex::new(Pool {
                all: vec![Arc::clone(&shared)],
                free: Vec::new(),
                most,
                is_stopped: false,
            }),
            shared: Lent::new(shared, is_global),
            is_global,
        })
    }

    #[inline]
    pub(crate) fn is_global(&self) -> bool {
        self.is_global
    }

    /// Runs `record` on the shard of this thread, which may have to be leased first.
    pub(crate) fn record(self: &Arc<Self>, record: &dyn Fn(&Shard)) {
        let recorded = LEASES.try_with(|leases| leases.record(self, record));
        if !matches!(recorded, Ok(true)) {
            record(&self.shared.shard);
        }
    }

    /// Runs `record` on the shard that all threads may write to.
    pub(super) fn record_shared(&self, record: &dyn Fn(&Shard)) {
        record(&self.shared.shard);
    }

    /// All shards as they are now: a copy, so that no thread waits for a scrape to start or end.
    pub(crate) fn all(&self) -> Vec<Arc<Shard>> {
        self.pool().all.clone()
    }

    /// From now on nothing is recorded.
    pub(crate) fn stop(&self) {
        let mut pool = self.pool();
        pool.is_stopped = true;
        pool.all.iter().for_each(|shard| shard.stop());
    }

    fn lease(self: &Arc<Self>) -> Lease {
        let lent = self.pool().lease(self.is_global);
        Lease {
            lent: lent.unwrap_or_else(|| self.shared.clone()),
            owner: Arc::downgrade(self),
        }
    }

    /// Nothing in here can panic between two writes, so a poisoned pool is still whole.
    fn pool(&self) -> MutexGuard<'_, Pool> {
        self.leased_or_free
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pool {
    fn lease(&mut self, is_global: bool) -> Option<Lent> {
        if let Some(lent) = self.free.pop() {
            return Some(lent);
        }
        if self.all.len() > self.most {
            return None;
        }
        let writers = if self.is_stopped {
            Writers::None
        } else {
            Writers::One
        };
        let shard = Arc::new(Shard::new(writers));
        self.all.push(Arc::clone(&shard));
        Some(Lent::new(shard, is_global))
    }
}

impl Lent {
    /// The box is never dropped, as the shard of a registry that lives for ever isn't anyway.
    fn new(shard: Arc<Shard>, for_ever: bool) -> Self {
        let at_hand = for_ever.then(|| &**Box::leak(Box::new(Arc::clone(&shard))));
        Self { shard, at_hand }
    }
}

/// The right of one thread to write to one shard.
struct Lease {
    lent: Lent,
    /// Weak, so that a thread doesn't keep the registry of a test alive.
    owner: Weak<Shards>,
}

impl Lease {
    fn is_of(&self, shards: &Arc<Shards>) -> bool {
        std::ptr::eq(self.owner.as_ptr(), Arc::as_ptr(shards))
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if self.lent.at_hand.is_some() {
            put_at_hand(None);
        }
        if let Some(owner) = self.owner.upgrade()
            && !Arc::ptr_eq(&self.lent.shard, &owner.shared.shard)
        {
            owner.pool().free.push(self.lent.clone());
        }
    }
}

per_thread! {
    static LEASES: Leases = const { Leases { global: OnceCell::new(), others: RefCell::new(Vec::new()) } };

    /// The shard of the registry of the process, while this thread has leased one. A reference
    /// that nobody has to drop, so that reading it is an instruction.
    static AT_HAND: Cell<Option<&'static Shard>> = const { Cell::new(None) };
}

/// The shards that this thread has leased.
struct Leases {
    /// That of the registry of the process, from the thread's first record on.
    global: OnceCell<Lease>,
    /// Those of others: a few, in tests.
    others: RefCell<Vec<Lease>>,
}

/// This thread's cells of `slot` in the registry of the process. There are none before the first
/// time, nor when the thread is about to end.
#[inline]
pub(super) fn cells_at_hand(slot: Slot) -> Option<Cells<'static>> {
    AT_HAND.try_with(Cell::get).ok()??.cells(slot)
}

/// Nothing is lost where there is no place for it: the thread is over.
fn put_at_hand(shard: Option<&'static Shard>) {
    let _ = AT_HAND.try_with(|at_hand| at_hand.set(shard));
}

/// Lets this thread look anew where it records: whoever finds no cells at hand does.
pub(crate) fn nothing_at_hand() {
    put_at_hand(None);
}

impl Leases {
    /// Whether there was a shard to record into.
    fn record(&self, shards: &Arc<Shards>, record: &dyn Fn(&Shard)) -> bool {
        if shards.is_global {
            let lent = &self.global.get_or_init(|| shards.lease()).lent;
            put_at_hand(lent.at_hand);
            record(&lent.shard);
            return true;
        }
        let Ok(mut others) = self.others.try_borrow_mut() else {
            return false;
        };
        let known = others.iter().position(|lease| lease.is_of(shards));
        let index = known.unwrap_or_else(|| {
            others.retain(|lease| lease.owner.strong_count() > 0);
            others.push(shards.lease());
            others.len() - 1
        });
        record(&others[index].lent.shard);
        true
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::super::cells::Layout;
    use super::*;
    use crate::chunks::Spot;

    const SLOT: Slot = Slot(Spot::of(0));

    fn one(shard: &Shard) {
        let layout = Layout {
            words: 1,
            upper: Arc::new([]),
        };
        shard.cells_or_new(SLOT, &layout).count(0);
    }

    fn total(shards: &Shards) -> u64 {
        shards.all().iter().map(|shard| shard.read(SLOT, 0)).sum()
    }

    #[test]
    fn threads_that_end_lose_nothing_and_leave_one_shard_behind() {
        let shards = Shards::new(false);
        for _ in 0..2_000 {
            let shards = Arc::clone(&shards);
            thread::spawn(move || shards.record(&one))
                .join()
                .expect("the thread records");
        }
        assert_eq!(total(&shards), 2_000);
        assert_eq!(
            shards.all().len(),
            2,
            "the shared one, and the one that all of them leased"
        );
    }

    #[test]
    fn a_thread_writes_to_the_shards_of_each_registry() {
        let registries: Vec<_> = (0..4).map(|_| Shards::new(false)).collect();
        for _ in 0..3 {
            for shards in &registries {
                shards.record(&one);
            }
        }
        for shards in &registries {
            assert_eq!(total(shards), 3);
        }
    }

    #[test]
    fn past_the_cap_threads_share_a_shard_and_still_lose_nothing() {
        let shards = Shards::new(false);
        let leases: Vec<_> = (0..MOST_SHARDS).map(|_| shards.lease()).collect();
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..10_000).for_each(|_| shards.record(&one)));
            }
        });
        assert_eq!(total(&shards), 40_000);
        drop(leases);
    }

    #[test]
    fn what_is_stopped_counts_no_more() {
        let shards = Shards::new(false);
        shards.record(&one);
        shards.stop();
        shards.record(&one);
        let theirs = Arc::clone(&shards);
        let other = thread::spawn(move || theirs.record(&one));
        other.join().expect("the thread records");
        assert_eq!(total(&shards), 1);
    }

    #[test]
    fn a_thread_that_is_losing_its_thread_locals_still_counts() {
        struct Late(Arc<Shards>);
        impl Drop for Late {
            fn drop(&mut self) {
                self.0.record(&one);
            }
        }
        thread_local!(static LATE: RefCell<Option<Late>> = const { RefCell::new(None) });

        let shards = Shards::new(false);
        let theirs = Arc::clone(&shards);
        thread::spawn(move || {
            LATE.with(|late| *late.borrow_mut() = Some(Late(Arc::clone(&theirs))));
            theirs.record(&one);
        })
        .join()
        .expect("the thread ends");
        assert_eq!(total(&shards), 2);
    }
}
