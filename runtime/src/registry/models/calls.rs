//! Calls that run while somebody scrapes.

use loom::thread;

use super::{Function, in_every_order};

#[test]
fn a_scrape_beside_calls_sees_what_was_or_what_is() {
    in_every_order(|| {
        let function = Function::new();
        let theirs = function.clone();
        let caller = thread::spawn(move || {
            theirs.visit();
            theirs.call(7);
            theirs.call(5);
        });
        let first = function.scrape();
        let second = function.scrape();
        first.grew_to(&second);
        second.has_in_flight(0, 1);
        caller.join().expect("it ends");
        let last = function.scrape();
        second.grew_to(&last);
        last.is_exactly(2, 12);
    });
}

#[test]
fn two_threads_that_call_at_once_lose_nothing() {
    in_every_order(|| {
        let function = Function::new();
        let callers = [7, 5].map(|nanos| {
            let theirs = function.clone();
            thread::spawn(move || {
                theirs.visit();
                theirs.call(nanos);
            })
        });
        let during = function.scrape();
        during.has_in_flight(0, 2);
        for caller in callers {
            caller.join().expect("it ends");
        }
        let last = function.scrape();
        during.grew_to(&last);
        last.is_exactly(2, 12);
    });
}

/// Were starts read before ends, a call that starts and ends in between would hide the one that
/// is in flight all the while; and so it would if the end could be seen without the start.
#[test]
fn what_is_in_flight_all_the_while_is_never_missed() {
    in_every_order(|| {
        let function = Function::new();
        function.visit();
        function.calls.started();
        let theirs = function.clone();
        let caller = thread::spawn(move || {
            theirs.visit();
            theirs.call(7);
        });
        function.scrape().has_in_flight(1, 2);
        caller.join().expect("it ends");
        function.calls.ended_well(5, None);
        function.scrape().is_exactly(2, 12);
    });
}

/// The thread that starts the call comes when the scrape has listed the threads there are, and the
/// call ends in one that is on the list.
#[test]
fn a_call_that_ends_in_another_thread_is_never_an_end_without_a_start() {
    in_every_order(|| {
        let function = Function::new();
        function.visit();
        function.calls.started();
        let theirs = function.clone();
        let ending = thread::spawn(move || {
            theirs.visit();
            let starting = theirs.clone();
            let starter = thread::spawn(move || {
                starting.visit();
                starting.calls.started();
            });
            starter.join().expect("it ends");
            theirs.calls.ended_well(7, None);
        });
        function.scrape().has_in_flight(1, 2);
        ending.join().expect("it ends");
        function.calls.ended_well(5, None);
        function.scrape().is_exactly(2, 12);
    });
}
