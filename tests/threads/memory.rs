//! Threads that ended leave nothing behind that the next ones do not use again.

use std::alloc::System;
use std::sync::{Arc, Barrier};
use std::thread;

use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

use crate::exact::{AT_ONCE, SHORT_LIVED, come_and_go, join};
use crate::functions::{SHELVES, shelve, take_turn};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Less than a shard of this program takes.
const MOST_BYTES: usize = 4 << 10;

/// Where there were as many threads at once, each of which recorded every series.
pub(crate) fn threads_that_ended_keep_nothing() {
    record_everything_at_once();
    let before = bytes_in_use();
    come_and_go();
    let more = bytes_in_use().saturating_sub(before);
    assert!(
        more <= MOST_BYTES,
        "{SHORT_LIVED} threads kept {more} bytes"
    );
    println!("{SHORT_LIVED} threads more: {more} bytes more in use");
}

fn record_everything_at_once() {
    let start = Arc::new(Barrier::new(AT_ONCE));
    let threads: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let start = Arc::clone(&start);
            thread::spawn(move || {
                take_turn(0);
                start.wait();
                (0..4).for_each(take_turn);
                (0..=SHELVES).for_each(shelve);
            })
        })
        .collect();
    threads.into_iter().for_each(join);
}

fn bytes_in_use() -> usize {
    let stats = ALLOCATOR.stats();
    stats.bytes_allocated - stats.bytes_deallocated
}
