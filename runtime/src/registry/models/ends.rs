//! Threads that end, and what becomes of their cells.

use loom::thread;

use super::super::shards::Shards;
use super::{Function, in_every_order};

/// Its shard goes to the next thread with what it holds, while a scrape sums up all shards.
#[test]
fn a_thread_that_ends_takes_nothing_with_it() {
    in_every_order(|| {
        let function = Function::new();
        let theirs = function.clone();
        let first = thread::spawn(move || {
            theirs.visit();
            theirs.call(7);
        });
        let theirs = function.clone();
        let second = thread::spawn(move || {
            first.join().expect("it ends");
            theirs.visit();
            theirs.call(5);
        });
        let before = function.scrape();
        let after = function.scrape();
        before.grew_to(&after);
        after.has_in_flight(0, 1);
        second.join().expect("it ends");
        let last = function.scrape();
        after.grew_to(&last);
        last.is_exactly(2, 12);
    });
}

/// Whether a thread leases the shard of one that is just ending, or one of its own.
#[test]
fn threads_that_lease_and_give_back_at_once_never_share_a_shard() {
    in_every_order(|| {
        let function = Function::new();
        let callers = [1, 2, 4].map(|nanos| {
            let theirs = function.clone();
            thread::spawn(move || {
                theirs.visit();
                theirs.call(nanos);
            })
        });
        for caller in callers {
            caller.join().expect("it ends");
        }
        function.scrape().is_exactly(3, 7);
    });
}

/// The cap is one, so two of three threads add to cells that both of them have.
#[test]
fn past_the_cap_threads_share_a_shard_and_lose_nothing() {
    in_every_order(|| {
        let function = Function::with(Shards::with_most(1, true));
        let callers = [1, 2].map(|nanos| {
            let theirs = function.clone();
            thread::spawn(move || {
                theirs.visit();
                theirs.call(nanos);
            })
        });
        function.visit();
        function.call(4);
        let before = function.scrape();
        for caller in callers {
            caller.join().expect("it ends");
        }
        let last = function.scrape();
        before.grew_to(&last);
        last.is_exactly(3, 7);
    });
}

/// A thread that leases a shard while recording is stopped counts no more than one that has one.
#[test]
fn what_is_stopped_stays_as_it_is() {
    in_every_order(|| {
        let function = Function::new();
        let theirs = function.clone();
        let caller = thread::spawn(move || {
            theirs.visit();
            theirs.call(7);
        });
        function.registry.stop_recording();
        caller.join().expect("it ends");
        let stopped = function.scrape();
        let theirs = function.clone();
        let late = thread::spawn(move || {
            theirs.visit();
            theirs.call(5);
        });
        late.join().expect("it ends");
        let last = function.scrape();
        assert_eq!(stopped.sum, last.sum);
        assert_eq!(stopped.buckets, last.buckets);
    });
}
