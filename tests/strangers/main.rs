//! A million requests of strangers who choose all that a client can choose: series, memory and
//! log stay bounded by the figures below, routes keep their series, each request is counted once.

mod app;
mod dice;
mod log;
mod stranger;

use std::alloc::System;
use std::collections::BTreeMap;
use std::thread;

use callsight::Telemetry;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

use self::stranger::{Stranger, Tally};

#[global_allocator]
static MEMORY: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const REQUESTS: u64 = 1_000_000;

/// Of these, so many come first, after which all that may grow has grown.
const FIRST: u64 = 100_000;

const THREADS: u64 = 2;

/// What any client can open is a tenth of 2,000 label sets, which end in at most four ways; routes
/// add those that they answer with, and what finds no room forty.
const MOST_SERIES: usize = 200 * 4 + 100 + 40;

/// Bytes by which memory may grow in nine hundred thousand requests: a byte for twenty.
const MOST_GROWTH: usize = 40_000;

/// Bytes of a line that a handler logs, with the longest id; of the one that says how a request
/// ended, which has the longest id twice, and up to a thousand bytes of the path; and of all else.
const LONGEST_LINE: usize = 600;
const LONGEST_OF_REQUESTS: usize = 2_200;
const MOST_OF_OUR_OWN: usize = 2_000;

#[test]
fn a_million_requests_of_strangers() {
    let log = log::install();
    let dir = tempfile::tempdir().expect("a directory");
    let telemetry = Telemetry::builder("strangers").slow_query_log(dir.path().join("slow.log"));
    let telemetry = telemetry.install().expect("nobody else installs here");
    say_nothing_of_panics_on_purpose();

    let mut tally = served(&telemetry, 0, FIRST);
    let before = telemetry.render();
    let growth = Region::new(MEMORY);
    tally.add(served(&telemetry, 1, REQUESTS - FIRST));
    let grown = growth.change();
    let grown = grown
        .bytes_allocated
        .saturating_sub(grown.bytes_deallocated);

    let scrape = telemetry.render();
    let series = counts(&scrape, "http_requests_total");
    println!(
        "{} series, {grown} bytes more, {} lines of at most {} bytes, \
         {} of requests of at most {}, {} bytes of our own",
        series.len(),
        log.lines(),
        log.longest(),
        log.requests(),
        log.longest_of_requests(),
        log.of_our_own()
    );
    assert_eq!(series.values().sum::<u64>(), REQUESTS);
    for (labels, count) in &tally.routes {
        assert_eq!(series.get(labels), Some(count), "{labels}");
    }
    assert!(series.len() <= MOST_SERIES, "{} series", series.len());
    assert_eq!(series.len(), counts(&before, "http_requests_total").len());
    assert_eq!(value(&scrape, "active_requests"), 0);
    let rejected = value(&scrape, "callsight_request_ids_rejected_total");
    assert_eq!(rejected, tally.rejected_ids);
    assert!(!scrape.contains(stranger::MARK), "a header is in a label");

    assert!(grown <= MOST_GROWTH, "{grown} bytes more");
    assert_eq!(log.lines(), tally.logged);
    assert!(log.longest() <= LONGEST_LINE, "{} bytes", log.longest());
    assert_eq!(log.requests(), REQUESTS);
    let longest = log.longest_of_requests();
    assert!(longest <= LONGEST_OF_REQUESTS, "{longest} bytes");
    assert!(log.of_our_own() <= MOST_OF_OUR_OWN);
}

fn say_nothing_of_panics_on_purpose() {
    let say = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if panic.payload().downcast_ref() != Some(&"on purpose") {
            say(panic);
        }
    }));
}

/// What came of `count` requests, half of them on each thread.
fn served(telemetry: &Telemetry, seed: u64, count: u64) -> Tally {
    let serve = |thread| {
        let mut stranger = Stranger::new(telemetry, seed * THREADS + thread + 1);
        (0..count / THREADS).for_each(|_| stranger.asks());
        stranger.tally
    };
    let mut all = Tally::default();
    thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| scope.spawn(move || serve(thread)))
            .collect();
        for thread in threads {
            all.add(thread.join().expect("no panic but on purpose"));
        }
    });
    all
}

/// The series of a counter, by their labels as they are written.
fn counts(scrape: &str, metric: &str) -> BTreeMap<String, u64> {
    let lines = scrape.lines().filter_map(|line| {
        let (labels, count) = line.strip_prefix(metric)?.rsplit_once(' ')?;
        Some((labels.to_owned(), count.parse().ok()?))
    });
    lines.collect()
}

fn value(scrape: &str, metric: &str) -> u64 {
    counts(scrape, metric)[""]
}
