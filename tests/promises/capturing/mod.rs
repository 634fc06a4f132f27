//! A test captures what its own task records, by a clock of its own, while others run beside it.

mod apart;
mod crossing;
mod kinds;

use std::future::pending;
use std::io;
use std::panic::catch_unwind;
use std::time::Duration;

use callsight::registry::Registry;
use callsight::testing::{self, Capture, Clock};
use callsight::{Outcome, timed_query};

use crate::support::exposition::Scrape;

const SECOND: Duration = Duration::from_secs(1);

/// What the registry of the process has of the functions whose names begin so.
fn in_process(prefix: &str) -> f64 {
    let scrape = Scrape::of(&Registry::global().render());
    let of = |metric| {
        let series = scrape.select(metric, &[]);
        let named = series.filter(|series| series.labels["function"].starts_with(prefix));
        named.map(|series| series.value).sum::<f64>()
    };
    let metrics = [
        "db_queries_total",
        "db_query_errors_total",
        "db_slow_queries_total",
    ];
    metrics.map(of).iter().sum::<f64>() + of("db_queries_in_flight") + of("function_calls_total")
}

#[timed_query(
    name = "capturing::user",
    collection = "users",
    operation = "select",
    slow = "1s",
    critical = "1m"
)]
fn user(clock: &Clock, takes: Duration, ends: Option<io::ErrorKind>) -> io::Result<Vec<u32>> {
    clock.advance(takes);
    match ends {
        None => Ok(vec![1, 2, 3]),
        Some(io::ErrorKind::Other) => panic!("on purpose"),
        Some(kind) => Err(kind.into()),
    }
}

#[test]
fn calls_are_captured_with_their_outcomes_errors_and_exact_durations() {
    let captured = testing::capture();
    let clock = captured.clock();
    let odd = Duration::new(3, 141_592_653);
    assert!(user(clock, Duration::ZERO, None).is_ok());
    assert!(user(clock, odd, None).is_ok());
    assert!(user(clock, SECOND, Some(io::ErrorKind::TimedOut)).is_err());
    assert!(user(clock, 100 * SECOND, Some(io::ErrorKind::NotFound)).is_err());
    let panicked = catch_unwind(|| user(clock, SECOND / 2, Some(io::ErrorKind::Other)));
    assert!(panicked.is_err());

    let calls = captured.calls("capturing::user");
    assert_eq!((calls.ok(), calls.error(), calls.panicked()), (2, 2, 1));
    assert_eq!(
        (calls.cancelled(), calls.ended(), calls.in_flight()),
        (0, 5, 0)
    );
    assert_eq!(calls.error_types(), ["timeout", "not_found"]);
    assert_eq!(
        calls.durations(),
        [Duration::ZERO, odd, SECOND, 100 * SECOND, SECOND / 2]
    );
    let outcomes: Vec<_> = calls.iter().map(|call| (call.outcome, call.rows)).collect();
    assert_eq!(
        outcomes[1..3],
        [(Outcome::Ok, Some(3)), (Outcome::Error, None)]
    );

    let slow: Vec<_> = captured
        .slow_log()
        .iter()
        .map(|entry| entry["threshold_type"].clone())
        .collect();
    assert_eq!(slow, ["slow", "slow", "critical"]);
    let scrape = Scrape::of(&captured.render());
    let function = ("function", "capturing::user");
    assert_eq!(scrape.count("db_queries_total", &[function]), 5);
    assert_eq!(
        scrape.count(
            "db_query_errors_total",
            &[function, ("error_type", "timeout")]
        ),
        1
    );
    let sum = scrape.total(
        "db_query_duration_seconds_sum",
        &[function, ("outcome", "ok")],
    );
    assert_eq!(sum.to_string(), "3.141592653");
    let le = ("le", "5");
    assert_eq!(
        scrape.count(
            "db_query_duration_seconds_bucket",
            &[function, ("outcome", "ok"), le]
        ),
        2
    );
    assert_eq!(
        captured.value("db_slow_queries_total", &[function]),
        Some(3.0)
    );
    drop(captured);
    assert_eq!(in_process("capturing::user").to_string(), "0");
}

#[timed_query(name = "capturing::job", collection = "jobs", operation = "select")]
async fn job() {
    tokio::time::sleep(3_600 * SECOND).await;
}

#[tokio::test(start_paused = true)]
async fn time_can_be_that_of_a_runtime_which_is_paused() {
    let captured = testing::capture();
    captured.clock().advance(SECOND);
    captured.clock().follow_tokio();
    job().await;
    captured.clock().advance(SECOND);
    let late = tokio::time::timeout(SECOND, job()).await;
    assert!(late.is_err());
    let calls = captured.calls("capturing::job");
    assert_eq!(calls.durations(), [3_600 * SECOND, SECOND]);
    assert_eq!((calls.ok(), calls.cancelled()), (1, 1));
    assert_eq!(captured.clock().now(), 3_603 * SECOND);
}

#[timed_query(name = "capturing::waits", collection = "waits", operation = "select")]
async fn waits() {
    pending::<()>().await;
}

#[test]
fn a_function_that_nobody_knows_is_a_sentence() {
    let capture = Capture::new();
    let said = |function: &str| {
        let asked = catch_unwind(|| capture.calls(function)).expect_err("it is not found");
        asked.downcast_ref::<String>().expect("a sentence").clone()
    };
    assert_eq!(
        said("capturing::wait"),
        "no annotated function is called `capturing::wait`; did you mean `capturing::waits`?"
    );
    assert!(said("kinds::price").contains("is `#[cached]`, which counts look-ups"));
    let ambiguous = said("twin");
    assert!(
        ambiguous.starts_with("several annotated functions are called `twin`;"),
        "{ambiguous}"
    );
    assert_eq!(
        capture.calls("waits").ended(),
        0,
        "the end of a path is enough"
    );
    capture.run(|| drop((waits(), kinds::price(1), one::twin(), other::twin())));
}

mod one {
    #[callsight::timed]
    pub(super) fn twin() {}
}

mod other {
    #[callsight::timed]
    pub(super) fn twin() {}
}
