//! Whatever clients ask for, series are bounded, routes keep theirs, and every request is counted.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::thread;

use super::endpoint::Origin;
use super::labels::{Ending, KnownMethod, METHODS, Status};
use super::metrics::HttpMetrics;
use super::series::Measured;
use crate::names::value;
use crate::outcome::Outcome;
use crate::registry::Registry;

fn ended(metrics: &HttpMetrics, method: &str, route: Option<&str>, status: u16) {
    let origin = route.map_or(Origin::Nobody, |_| Origin::Route);
    let ending = Ending {
        method: KnownMethod::named(method),
        status: Status::Code(status),
        outcome: Outcome::Ok,
    };
    record(metrics, route.unwrap_or(value::UNMATCHED), origin, ending);
}

fn record(metrics: &HttpMetrics, endpoint: &str, origin: Origin, ending: Ending) {
    let endpoint = metrics.endpoint(metrics.named(endpoint, origin));
    let measured = Measured {
        nanos: 1,
        first_byte_nanos: Some(1),
        ..Measured::default()
    };
    let series = metrics.series(endpoint, ending);
    series.record(metrics.registry(), &measured);
}

fn with_room(room: usize) -> (Arc<Registry>, Arc<HttpMetrics>) {
    let registry = Registry::new();
    registry.set_series_budget(room);
    let metrics = HttpMetrics::counting_all(&registry);
    (registry, metrics)
}

/// The lines of `metric`: labels and value.
fn series<'a>(text: &'a str, metric: &str) -> Vec<(&'a str, u64)> {
    let lines = text.lines().filter_map(|line| {
        let (labels, count) = line.strip_prefix(metric)?.rsplit_once(' ')?;
        Some((
            labels.strip_prefix('{')?,
            count.parse().expect("it is a count"),
        ))
    });
    lines.collect()
}

fn requests(registry: &Registry, labels: &str) -> u64 {
    let text = registry.render();
    let all = series(&text, "http_requests_total").into_iter();
    all.filter(|(found, _)| found.starts_with(labels))
        .map(|(_, count)| count)
        .sum()
}

fn overflow(registry: &Registry) -> u64 {
    let text = registry.render();
    let all = series(&text, "callsight_series_overflow_total").into_iter();
    all.map(|(_, count)| count).sum()
}

#[test]
fn invented_methods_and_unmatched_paths_are_one_series() {
    let (registry, metrics) = with_room(10);
    for method in ["XYZZY", "get", ""] {
        ended(&metrics, method, None, 404);
    }
    let labels = r#"method="_OTHER",endpoint="unmatched",status="404",outcome="ok"}"#;
    assert_eq!(requests(&registry, labels), 3);
}

#[test]
fn past_the_budget_endpoints_are_counted_together() {
    let (registry, metrics) = with_room(2_000);
    for route in 0..2_100 {
        ended(&metrics, "GET", Some(&format!("/{route}")), 200);
    }
    let others = r#"method="_OTHER",endpoint="other",status="2xx",outcome="ok"}"#;
    assert_eq!(requests(&registry, others), 100);
    assert_eq!(overflow(&registry), 100);
    let text = registry.render();
    assert_eq!(series(&text, "http_requests_total").len(), 2_001);
}

#[test]
fn declared_routes_are_never_too_many_and_take_no_room() {
    let (registry, metrics) = with_room(10);
    for route in 0..500 {
        metrics.declare("GET", &format!("/{route}"));
    }
    // Ended otherwise than declared, usual statuses, seen by another layer: all are the route's.
    let elsewhere = metrics.normalising_paths();
    for route in 0..500 {
        let ending = Ending {
            method: KnownMethod::named("GET"),
            status: Status::Code(200 + route % 3),
            outcome: Outcome::Cancelled,
        };
        record(&elsewhere, &format!("/{route}"), Origin::Route, ending);
    }
    for status in 0..10 {
        ended(&metrics, "POST", Some(&format!("/{status}")), 422);
    }
    assert_eq!(overflow(&registry), 0);
    ended(&metrics, "POST", Some("/10"), 422);
    assert_eq!(overflow(&registry), 1);
}

#[test]
fn what_anybody_can_ask_for_leaves_routes_their_room() {
    let (registry, metrics) = with_room(2_000);
    for route in 0..200 {
        for method in METHODS {
            ended(&metrics, method, Some(&format!("/{route}")), 405);
        }
        for status in 600..700 {
            ended(&metrics, "GET", Some(&format!("/{route}")), status);
        }
        ended(&metrics, "BREW", Some(&format!("/{route}")), 200);
    }
    assert_eq!(overflow(&registry), 200 * 111 - 200);
    for route in 0..1_800 {
        ended(&metrics, "GET", Some(&format!("/{route}")), 200);
    }
    let text = registry.render();
    let served = series(&text, "http_requests_total").into_iter();
    let is_served =
        |labels: &str| labels.starts_with("method=\"GET\"") && labels.contains("status=\"200\"");
    let served = served.filter(|(labels, _)| is_served(labels));
    assert_eq!(served.count(), 1_800);
}

/// Numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        let index = usize::try_from(self.roll(all.len() as u64)).expect("it is small");
        all[index]
    }

    /// What a client that wishes us ill may bring about: any path, any method, any status.
    fn request(&mut self, metrics: &HttpMetrics) {
        let path = format!("/{}", self.roll(1_000_000));
        let route = format!("/route/{}", self.roll(20));
        let (endpoint, origin) = match self.roll(3) {
            0 => (route.as_str(), Origin::Route),
            1 => (path.as_str(), Origin::Path),
            _ => (value::UNMATCHED, Origin::Nobody),
        };
        let invented = format!("M{}", self.roll(1_000));
        let method = match self.roll(2) {
            0 => KnownMethod::named(self.one_of(&METHODS)),
            _ => KnownMethod::named(&invented),
        };
        let status = match self.roll(8) {
            0 => Status::None,
            _ => Status::Code(u16::try_from(100 + self.roll(900)).expect("three digits")),
        };
        let outcome = self.one_of(&Outcome::ALL);
        let ending = Ending {
            method,
            status,
            outcome,
        };
        record(metrics, endpoint, origin, ending);
    }
}

/// Eight threads that each make as many requests of their own.
fn attack(metrics: &HttpMetrics, seed: u64, requests: u64) {
    thread::scope(|scope| {
        for thread in 1..=8 {
            scope.spawn(move || {
                let mut dice = Dice(seed * 8 + thread);
                (0..requests).for_each(|_| dice.request(metrics));
            });
        }
    });
}

/// Statuses that no number is, and those of nine digits, in each of the four outcomes.
const MOST_OTHERS: usize = 10 * 4;

#[test]
fn whatever_is_asked_for_every_request_is_counted_in_a_bounded_number_of_series() {
    const REQUESTS: u64 = 2_000;
    for seed in 1..=5 {
        let room = 200;
        let (registry, metrics) = with_room(room);
        metrics.declare("GET", "/route/0");
        attack(&metrics, seed, REQUESTS);

        let text = registry.render();
        for metric in [
            "http_requests_total",
            "http_request_duration_seconds_count",
            "http_time_to_first_byte_seconds_count",
            "http_request_size_bytes_count",
            "http_response_size_bytes_count",
        ] {
            let all = series(&text, metric);
            let sum: u64 = all.iter().map(|(_, count)| count).sum();
            assert_eq!(sum, 8 * REQUESTS, "{metric}, seed {seed}");

            let is_other = |labels: &str| labels.contains(r#"endpoint="other""#);
            let (others, own): (Vec<_>, Vec<_>) =
                all.into_iter().partition(|(labels, _)| is_other(labels));
            assert!(others.len() <= MOST_OTHERS, "{}", others.len());
            let sets: BTreeSet<_> = own
                .iter()
                .filter_map(|(labels, _)| labels.rsplit_once(",outcome="))
                .map(|(set, _)| set)
                .collect();
            // What is declared takes no room: the usual statuses, and none.
            assert!(sets.len() <= room + 32, "{} sets", sets.len());
            let uncounted: u64 = others.iter().map(|(_, count)| count).sum();
            assert_eq!(uncounted, overflow(&registry), "{metric}, seed {seed}");
        }
    }
}

#[test]
fn a_route_that_is_first_used_after_an_attack_has_series_of_its_own() {
    let (registry, metrics) = with_room(1_000);
    for seed in 1..=3 {
        let mut dice = Dice(seed);
        for _ in 0..20_000 {
            let path = format!("/{}", dice.roll(1_000_000));
            let status = u16::try_from(100 + dice.roll(900)).expect("three digits");
            let ending = Ending {
                method: KnownMethod::named(dice.one_of(&METHODS)),
                status: Status::Code(status),
                outcome: Outcome::Ok,
            };
            record(&metrics, &path, Origin::Path, ending);
        }
    }
    let others = requests(&registry, r#"method="_OTHER",endpoint="other""#);
    assert_eq!(overflow(&registry), others);
    assert!(others >= 60_000 - 100 * 3, "{others}");
    for route in 0..900 {
        ended(&metrics, "GET", Some(&format!("/late/{route}")), 200);
    }
    let text = registry.render();
    let late = series(&text, "http_requests_total").into_iter();
    let late = late.filter(|(labels, _)| labels.contains("/late/"));
    assert_eq!(late.count(), 900);
}
