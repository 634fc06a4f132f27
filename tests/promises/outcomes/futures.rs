//! A future ends in one of four ways, or never began.

use std::future::{Future, pending, ready};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use callsight::timed;
use tokio::task::{JoinSet, yield_now};

use super::{NONE, Outcomes, outcomes};
use crate::support::telemetry::scrape;
use crate::support::wait::until;

fn poll_once<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

#[tokio::test]
async fn a_future_that_returns_is_one_ok_or_one_error() {
    #[timed(name = "futures.returns")]
    async fn returns(text: &str) -> Result<u32, Box<dyn std::error::Error + Send + Sync>> {
        yield_now().await;
        let number: u32 = text.parse()?;
        yield_now().await;
        Ok(number)
    }

    assert!(returns("7").await.is_ok());
    assert!(returns("seven").await.is_err());
    let expected = Outcomes {
        ok: 1,
        error: 1,
        ..NONE
    };
    assert_eq!(outcomes("futures.returns"), expected);
}

#[tokio::test]
async fn a_future_dropped_by_a_timeout_is_one_cancelled() {
    #[timed(name = "futures.timeout")]
    async fn never() {
        pending::<()>().await;
    }

    let limit = Duration::from_millis(20);
    assert!(tokio::time::timeout(limit, never()).await.is_err());

    let cancelled = Outcomes {
        cancelled: 1,
        ..NONE
    };
    assert_eq!(outcomes("futures.timeout"), cancelled);
    let lasted = scrape().total(
        "function_duration_seconds_sum",
        &[("function", "futures.timeout"), ("outcome", "cancelled")],
    );
    assert!(lasted >= limit.as_secs_f64(), "cancelled after {lasted} s");
}

#[tokio::test]
async fn an_aborted_task_is_one_cancelled() {
    #[timed(name = "futures.aborted")]
    async fn never() {
        pending::<()>().await;
    }

    let mut tasks = JoinSet::new();
    for _ in 0..100 {
        tasks.spawn(never());
    }
    let running = [("function", "futures.aborted")];
    until("all to run", async || {
        scrape().count("function_calls_in_flight", &running) == 100
    })
    .await;
    tasks.shutdown().await;

    let cancelled = Outcomes {
        cancelled: 100,
        ..NONE
    };
    assert_eq!(outcomes("futures.aborted"), cancelled);
}

#[test]
fn a_future_that_was_never_polled_did_not_happen() {
    #[timed(name = "futures.unpolled")]
    async fn unpolled() {
        ready(()).await;
    }

    drop(unpolled());
    assert_eq!(outcomes("futures.unpolled"), NONE);
}

#[test]
fn a_future_is_in_flight_from_its_first_poll_to_its_end() {
    #[timed(name = "futures.flight")]
    async fn flight() {
        yield_now().await;
    }

    let in_flight = || {
        scrape().count(
            "function_calls_in_flight",
            &[("function", "futures.flight")],
        )
    };
    let mut first = pin!(flight());
    let mut second = Box::pin(flight());
    assert_eq!(in_flight(), 0);
    assert!(poll_once(first.as_mut()).is_pending());
    assert!(poll_once(second.as_mut()).is_pending());
    assert_eq!(in_flight(), 2);
    drop(second);
    assert_eq!(in_flight(), 1);
    assert!(poll_once(first.as_mut()).is_ready());

    let expected = Outcomes {
        ok: 1,
        cancelled: 1,
        ..NONE
    };
    assert_eq!(outcomes("futures.flight"), expected);
}

#[test]
fn a_finished_future_that_is_kept_is_not_counted_again() {
    #[timed(name = "futures.kept")]
    async fn kept() {
        ready(()).await;
    }

    let mut future = Box::pin(kept());
    assert!(poll_once(future.as_mut()).is_ready());
    assert_eq!(outcomes("futures.kept"), Outcomes { ok: 1, ..NONE });
    drop(future);
    assert_eq!(outcomes("futures.kept"), Outcomes { ok: 1, ..NONE });
}

#[tokio::test]
async fn a_future_may_begin_on_one_thread_and_end_on_another() {
    #[timed(name = "futures.moved")]
    async fn moved() {
        yield_now().await;
    }

    let mut future = Box::pin(moved());
    assert!(poll_once(future.as_mut()).is_pending());
    std::thread::spawn(move || assert!(poll_once(future.as_mut()).is_ready()))
        .join()
        .expect("no panic");

    assert_eq!(outcomes("futures.moved"), Outcomes { ok: 1, ..NONE });
}
