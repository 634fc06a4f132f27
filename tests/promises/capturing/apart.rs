//! Nothing captured is seen by anybody else, and nothing of anybody else is captured.

use std::sync::Barrier;
use std::thread;

use callsight::registry::Registry;
use callsight::testing::{self, Capture};
use callsight::timed;
use tokio::runtime::Builder;
use tokio::task::{JoinSet, yield_now};

use super::in_process;

#[timed(name = "apart::shared")]
fn shared(fails: bool) -> Result<(), ()> {
    if fails { Err(()) } else { Ok(()) }
}

#[test]
fn threads_that_capture_at_once_have_each_their_own_calls_and_the_process_the_rest() {
    let start = Barrier::new(9);
    thread::scope(|scope| {
        for own in 1..=8 {
            let start = &start;
            scope.spawn(move || {
                start.wait();
                for round in 0..50 {
                    let captured = testing::capture();
                    for call in 0..own * 10 {
                        let _ = shared(call % 10 == 0);
                    }
                    let calls = captured.calls("apart::shared");
                    assert_eq!((calls.ok(), calls.error()), (own * 9, own), "{round}");
                    let labels = [("function", "apart::shared"), ("outcome", "ok")];
                    let total = captured.value("function_calls_total", &labels);
                    assert_eq!(
                        total.map(|total| total.to_string()),
                        Some((own * 9).to_string())
                    );
                }
                let _ = shared(false);
            });
        }
        start.wait();
        for _ in 0..10_000 {
            let _ = shared(false);
        }
    });
    assert_eq!(in_process("apart::shared").to_string(), "10008");
}

#[timed(name = "apart::hops")]
async fn hops(times: usize) {
    for _ in 0..times {
        yield_now().await;
        inner().await;
    }
}

#[timed(name = "apart::inner")]
async fn inner() {
    yield_now().await;
}

/// Sixteen tasks go from one of four workers to another, beside sixteen that nobody captures.
#[test]
fn a_scope_follows_its_task_from_thread_to_thread() {
    let runtime = Builder::new_multi_thread()
        .worker_threads(4)
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let mut tasks = JoinSet::new();
        for times in 1..=16 {
            let capture = Capture::new();
            tasks.spawn(async move {
                let spawned = tokio::spawn(capture.scope(hops(times)));
                let unrelated = tokio::spawn(hops(100));
                capture.scope(async { inner().await }).await;
                spawned.await.expect("no panic");
                unrelated.await.expect("no panic");
                let calls = |function| {
                    let calls = capture.calls(function);
                    (calls.ok(), calls.ended(), calls.in_flight())
                };
                assert_eq!(calls("apart::hops"), (1, 1, 0));
                assert_eq!(calls("apart::inner"), (times + 1, times + 1, 0));
            });
        }
        tasks.join_all().await;
    });
    assert_eq!(in_process("apart::hops").to_string(), "16");
    assert_eq!(in_process("apart::inner").to_string(), "1600");
}

#[test]
fn a_capture_within_another_has_its_own_and_the_outer_one_goes_on() {
    let outer = testing::capture();
    let own = Capture::new();
    let _ = shared(false);
    let inner = testing::capture();
    let _ = shared(true);
    assert!(own.run(|| shared(false)).is_ok());
    assert_eq!(inner.calls("apart::shared").error(), 1);
    // Whoever is dropped first: what is left is what was entered last.
    let late = testing::capture();
    drop(inner);
    let _ = shared(true);
    assert_eq!(late.calls("apart::shared").error(), 1);
    drop(late);
    let _ = shared(false);
    let counts = [&*outer, &own].map(|capture| capture.calls("apart::shared"));
    assert_eq!(
        counts.map(|calls| (calls.ok(), calls.error())),
        [(2, 0), (1, 0)]
    );
}

/// This thread's recorder of the facade is only replaced as long as it captures.
#[test]
fn what_is_recorded_through_the_facade_is_captured_with_it() {
    metrics::counter!("apart_orders_total").increment(100);
    let captured = testing::capture();
    metrics::counter!("apart_orders_total", "kind" => "gift").increment(3);
    metrics::counter!("apart_orders_total", "kind" => "own").increment(4);
    metrics::gauge!("apart_basket_size").set(7.5);
    metrics::histogram!("apart_checkout_seconds").record(0.3);
    metrics::counter!("http_requests_total").increment(1_000);
    let value = |name, labels: &[(&str, &str)]| captured.value(name, labels);
    assert_eq!(value("apart_orders_total", &[]), Some(7.0));
    assert_eq!(value("apart_orders_total", &[("kind", "gift")]), Some(3.0));
    assert_eq!(value("apart_basket_size", &[]), Some(7.5));
    assert_eq!(value("apart_checkout_seconds", &[]), Some(1.0));
    assert_eq!(value("apart_nothing", &[]), None);
    assert_eq!(value("callsight_facade_refused_total", &[]), Some(1.0));
    assert!(
        captured
            .render()
            .contains("apart_orders_total{kind=\"gift\"} 3\n")
    );
    drop(captured);
    assert!(
        !Registry::global()
            .render()
            .contains("callsight_facade_refused_total 1")
    );
}
