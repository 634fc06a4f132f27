//! Threads share a function's count, and take nothing of it with them.

use std::thread;

use callsight::timed;

use super::{NONE, Outcomes, outcomes, outcomes_in};
use crate::support::exposition::Scrape;
use crate::support::process::run;
use crate::support::server::program;
use crate::support::telemetry::scrape;

#[test]
fn thousands_of_threads_starting_and_ending_lose_nothing() {
    #[timed(name = "threads.short")]
    fn short() {}

    for _ in 0..500 {
        let threads: Vec<_> = (0..8).map(|_| thread::spawn(short)).collect();
        for thread in threads {
            thread.join().expect("no panic");
        }
    }
    assert_eq!(outcomes("threads.short"), Outcomes { ok: 4_000, ..NONE });
}

#[test]
fn calls_at_the_same_time_are_counted_exactly() {
    #[timed(name = "threads.busy")]
    fn busy(number: u32) -> Result<(), u32> {
        match number % 4 {
            0 => Err(number),
            _ => Ok(()),
        }
    }

    let mut last = 0;
    thread::scope(|scope| {
        let threads =
            [(); 16].map(|()| scope.spawn(|| (0..25_000).filter_map(|n| busy(n).err()).count()));
        // Scraped meanwhile: a count never goes back, and the scrape is always valid.
        while !threads.iter().all(thread::ScopedJoinHandle::is_finished) {
            let now = scrape().count("function_calls_total", &[("function", "threads.busy")]);
            assert!(now >= last, "{now} calls after {last}");
            last = now;
        }
    });
    let expected = Outcomes {
        ok: 300_000,
        error: 100_000,
        ..NONE
    };
    assert_eq!(outcomes("threads.busy"), expected);
}

#[test]
fn a_call_from_the_end_of_a_thread_is_counted() {
    struct CallsOnExit;

    impl Drop for CallsOnExit {
        fn drop(&mut self) {
            farewell();
        }
    }

    #[timed(name = "threads.farewell")]
    fn farewell() {}

    thread_local!(static LAST: CallsOnExit = const { CallsOnExit });

    for _ in 0..100 {
        thread::spawn(|| LAST.with(|_| farewell()))
            .join()
            .expect("no panic");
    }
    assert_eq!(outcomes("threads.farewell"), Outcomes { ok: 200, ..NONE });
}

#[test]
fn calls_before_install_are_counted() {
    let ended = run(&mut program(env!("CARGO_BIN_EXE_fixture-early-calls")), "");
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);

    let scrape = Scrape::of(&ended.stdout);
    assert_eq!(outcomes_in(&scrape, "early"), Outcomes { ok: 6, ..NONE });
}
