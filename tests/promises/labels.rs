//! Labels are exact, bounded, and there before the first call.

use std::fmt;
use std::thread;

use callsight::registry::Registry;
use callsight::{Label, external_api, timed};

use crate::support::exposition::Scrape;

/// More values than anybody would declare.
#[derive(Clone, Copy)]
struct Byte(u8);

impl Label for Byte {
    const VALUES: &'static [&'static str] = &[
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f",
    ];

    fn index(&self) -> usize {
        usize::from(self.0)
    }
}

#[timed(name = "labels::many", labels(high = high, low = low))]
fn many(high: Byte, low: Byte) -> u8 {
    high.0 << 4 | low.0
}

#[external_api("labels", labels(tenant = tenant, canary = tenant.ends_with('0'), max = 8))]
fn bounded(tenant: &str) -> usize {
    tenant.len()
}

#[timed(name = "labels::mixed", labels(high = high, low = low, text = text, max = 1))]
fn mixed(high: Byte, low: Byte, text: u32) -> u32 {
    text + u32::from(high.0 ^ low.0)
}

/// Calls a function with labels while it is written as one.
struct Nested(u8);

impl fmt::Display for Nested {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        inner(self.0);
        write!(f, "nested{}", self.0)
    }
}

#[timed(name = "labels::inner", labels(number = number, max = 4))]
fn inner(number: u8) -> u8 {
    number
}

#[timed(name = "labels::outer", labels(nested = Nested(number), max = 4))]
fn outer(number: u8) -> u8 {
    number
}

#[timed(name = "labels::long", labels(text = text, max = 4))]
fn long(text: &str) -> usize {
    text.len()
}

fn scrape() -> Scrape {
    Scrape::of(&Registry::global().render())
}

const CALLS: &str = "function_calls_total";

#[test]
fn sets_that_would_be_too_many_appear_when_they_are_met() {
    let of = |scrape: &Scrape, labels: &[(&str, &str)]| scrape.find(CALLS, labels);
    let all = [("function", "labels::many")];
    assert_eq!(of(&scrape(), &all), None);
    assert_eq!(many(Byte(15), Byte(1)), 0xF1);
    assert_eq!(many(Byte(0), Byte(200)), 200, "the body is not changed");

    let scrape = scrape();
    assert_eq!(of(&scrape, &all), Some(2.0));
    let met = [all[0], ("high", "f"), ("low", "1"), ("outcome", "ok")];
    assert_eq!(of(&scrape, &met), Some(1.0));
    let beyond_the_last = [all[0], ("high", "0"), ("low", "f"), ("outcome", "ok")];
    assert_eq!(of(&scrape, &beyond_the_last), Some(1.0));
}

/// Eight threads, forty tenants, room for eight sets.
#[test]
fn no_call_is_lost_when_threads_meet_more_sets_than_there_is_room_for() {
    const ROUNDS: u64 = 500;
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for round in 0..ROUNDS {
                    bounded(&format!("tenant {}", round % 40));
                }
            });
        }
    });

    let scrape = scrape();
    let service = ("service", "labels");
    let requests = "external_api_requests_total";
    assert_eq!(scrape.count(requests, &[service]), 8 * ROUNDS);
    let tenants = scrape.values(requests, "tenant");
    // Eight that came first, and `other` with a canary and without.
    assert_eq!(tenants.len(), 9, "{tenants:?}");
    assert!(tenants.contains("other"), "{tenants:?}");
    let others = scrape.count(requests, &[service, ("tenant", "other")]);
    let overflow = [("metric", "external_api_duration_seconds")];
    assert_eq!(
        scrape.count("callsight_series_overflow_total", &overflow),
        others
    );
    for canary in ["true", "false"] {
        let labels = [service, ("tenant", "other"), ("canary", canary)];
        assert!(
            scrape.count(requests, &labels) > 0,
            "a closed label is kept"
        );
    }
}

/// Two hundred and fifty-six sets of closed labels, none of which is to be met in full.
#[test]
fn closed_labels_of_what_finds_no_room_are_kept_a_hundred_times() {
    let mut calls = 0;
    for (high, low) in (0..16).flat_map(|high| (0..16).map(move |low| (high, low))) {
        for text in 0..2 {
            mixed(Byte(high), Byte(low), text);
            calls += 1;
        }
    }

    let scrape = scrape();
    let function = [("function", "labels::mixed"), ("outcome", "ok")];
    assert_eq!(scrape.count(CALLS, &function), calls);
    let with = |label| scrape.count(CALLS, &[function[0], function[1], label]);
    assert_eq!(with(("text", "0")), 1);
    assert_eq!(with(("text", "other")), calls - 1);
    // One set was opened, a hundred have closed labels, and one has none.
    assert_eq!(scrape.select(CALLS, &function).count(), 102);
    assert!(with(("high", "other")) > 256);
}

#[test]
fn what_is_written_as_a_label_may_call_a_function_that_has_some() {
    assert_eq!(outer(1), 1);
    let scrape = scrape();
    let calls = |labels: &[(&str, &str)]| scrape.count(CALLS, labels);
    assert_eq!(
        calls(&[("function", "labels::outer"), ("nested", "nested1")]),
        1
    );
    assert_eq!(calls(&[("function", "labels::inner"), ("number", "1")]), 1);
}

#[test]
fn a_long_text_is_cut_off_between_two_characters() {
    let text = "ä".repeat(1_000);
    assert_eq!(long(&text), 2_000);
    assert_eq!(long("a\\b\"c\nd\u{1f}"), 8);
    let scrape = scrape();
    for text in ["ä".repeat(128).as_str(), "a\\b\"c\nd\u{1f}"] {
        assert_eq!(
            scrape.count(CALLS, &[("function", "labels::long"), ("text", text)]),
            1
        );
    }
}
