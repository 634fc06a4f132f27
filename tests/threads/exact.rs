//! Every call is counted once, however short-lived its thread is, and whoever scrapes meanwhile.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};

use callsight::Telemetry;

use crate::functions::{SHELVES, shelve, take_turn};
use crate::scrape::Scrape;

/// How many threads come and go.
pub(crate) const SHORT_LIVED: u64 = 5_000;

/// How many of them are there at once.
pub(crate) const AT_ONCE: usize = 16;

/// How many scrapes there are at least while the threads that stay go on.
const SCRAPES: u64 = 100;

/// How many turns such a thread takes before it looks whether that is so.
const TURNS: u64 = 400;

/// More than there is room for.
const OPENED: u64 = SHELVES + 10;

pub(crate) fn every_call_is_counted_once(telemetry: &Arc<Telemetry>) {
    let watch = Arc::new(Watch::default());
    let watching = watch.begin(telemetry);
    let staying = [(); 2].map(|()| {
        let watch = Arc::clone(&watch);
        thread::spawn(move || watch.take_turns())
    });
    come_and_go();
    let turns = SHORT_LIVED + staying.map(join).iter().sum::<u64>();
    watch.is_over.store(true, Ordering::Relaxed);
    join(watching);

    let last = Scrape::take(telemetry);
    for (function, outcome) in [
        ("answer", "ok"),
        ("answer", "error"),
        ("give_up", "panicked"),
        ("wait", "cancelled"),
    ] {
        assert_eq!(last.calls(function, outcome), turns / 4, "{function}");
    }
    assert_eq!(last.calls("shelve", "ok"), SHORT_LIVED);
    assert_eq!(last.total("function_calls_in_flight", &[]), 0);
    println!(
        "{turns} turns of {SHORT_LIVED} threads and two that stay, beside {} scrapes: all counted",
        watch.scrapes.load(Ordering::Relaxed)
    );
}

/// As many threads as there are short-lived ones, one after the other and a few at once.
pub(crate) fn come_and_go() {
    let mut threads = Vec::new();
    for number in 0..SHORT_LIVED {
        if threads.len() == AT_ONCE {
            threads.drain(..AT_ONCE / 2).for_each(join);
        }
        threads.push(thread::spawn(move || {
            take_turn(number);
            shelve(number % OPENED);
        }));
    }
    threads.into_iter().for_each(join);
}

/// Somebody who scrapes on and on.
#[derive(Debug, Default)]
struct Watch {
    scrapes: AtomicU64,
    is_over: AtomicBool,
}

impl Watch {
    fn begin(self: &Arc<Self>, telemetry: &Arc<Telemetry>) -> JoinHandle<()> {
        let (watch, telemetry) = (Arc::clone(self), Arc::clone(telemetry));
        thread::spawn(move || {
            let mut before = Scrape::take(&telemetry);
            while !watch.is_over.load(Ordering::Relaxed) {
                let now = Scrape::take(&telemetry);
                before.grew_to(&now);
                before = now;
                watch.scrapes.fetch_add(1, Ordering::Relaxed);
            }
        })
    }

    /// Calls until there were scrapes enough; says how often.
    fn take_turns(&self) -> u64 {
        let mut turns = 0;
        while self.scrapes.load(Ordering::Relaxed) < SCRAPES {
            (0..TURNS).for_each(take_turn);
            turns += TURNS;
        }
        turns
    }
}

pub(crate) fn join<T>(thread: JoinHandle<T>) -> T {
    thread
        .join()
        .expect("it ends, and nothing that it found was wrong")
}
