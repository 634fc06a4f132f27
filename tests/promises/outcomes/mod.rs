//! Every call has exactly one outcome.

mod calls;
mod futures;
mod panics;
mod threads;

use crate::support::exposition::Scrape;
use crate::support::telemetry::scrape;

/// How often each outcome happened to one function.
#[derive(Debug, Default, PartialEq, Eq)]
struct Outcomes {
    ok: u64,
    error: u64,
    cancelled: u64,
    panicked: u64,
}

const NONE: Outcomes = Outcomes {
    ok: 0,
    error: 0,
    cancelled: 0,
    panicked: 0,
};

/// The outcomes of `function` so far. Its histogram must agree with its
/// counter, and since no call is running its gauge must be back at 0.
#[track_caller]
fn outcomes(function: &str) -> Outcomes {
    let scrape = scrape();
    let running = scrape.count("function_calls_in_flight", &[("function", function)]);
    assert_eq!(running, 0, "calls of `{function}` still in flight");
    outcomes_in(&scrape, function)
}

#[track_caller]
fn outcomes_in(scrape: &Scrape, function: &str) -> Outcomes {
    let of = |outcome: &str| {
        let labels = [("function", function), ("outcome", outcome)];
        let calls = scrape.count("function_calls_total", &labels);
        let timed = scrape.count("function_duration_seconds_count", &labels);
        assert_eq!(timed, calls, "`{function}`: histogram and counter disagree");
        calls
    };
    Outcomes {
        ok: of("ok"),
        error: of("error"),
        cancelled: of("cancelled"),
        panicked: of("panicked"),
    }
}
