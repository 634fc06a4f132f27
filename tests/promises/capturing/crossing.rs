//! A call is recorded where it began, whole, wherever it ends.

use std::future::{Future, pending};
use std::pin::{Pin, pin};
use std::task::{Context, Waker};

use callsight::testing::{self, Capture};
use callsight::timed;

use super::in_process;

fn poll<F: Future>(future: Pin<&mut F>) -> bool {
    future
        .poll(&mut Context::from_waker(Waker::noop()))
        .is_ready()
}

#[timed(name = "crossing::leaks")]
async fn leaks() {
    pending::<()>().await;
}

#[test]
fn a_call_that_outlives_its_capture_reaches_nobody() {
    let captured = testing::capture();
    let mut call = Box::pin(leaks());
    assert!(!poll(call.as_mut()));
    assert_eq!(captured.calls("crossing::leaks").in_flight(), 1);
    drop(captured);
    drop(call);
    assert_eq!(in_process("crossing::leaks").to_string(), "0");
}

#[timed(name = "crossing::leaves")]
async fn leaves() {
    pending::<()>().await;
}

#[test]
fn a_call_that_ends_outside_is_the_capture_s_and_in_another_the_first_one_s() {
    let (capture, other) = (Capture::new(), Capture::new());
    for end in [None, Some(&other)] {
        let mut call = Box::pin(leaves());
        assert!(!capture.run(|| poll(call.as_mut())));
        match end {
            None => drop(call),
            Some(other) => other.run(|| drop(call)),
        }
    }
    let calls = capture.calls("crossing::leaves");
    assert_eq!((calls.cancelled(), calls.in_flight()), (2, 0));
    assert_eq!(other.calls("crossing::leaves").ended(), 0);
    assert_eq!(in_process("crossing::leaves").to_string(), "0");
}

#[timed(name = "crossing::enters")]
fn enters(into: &Capture) -> testing::Entered {
    into.enter()
}

#[test]
fn a_call_that_began_before_is_the_process_s() {
    let capture = Capture::new();
    let entered = enters(&capture);
    assert_eq!(capture.calls("crossing::enters").ended(), 0);
    drop(enters(&Capture::new()));
    assert_eq!(capture.calls("crossing::enters").ended(), 1);
    drop(entered);
    assert_eq!(in_process("crossing::enters").to_string(), "1");
}

#[timed(name = "crossing::dropped")]
async fn dropped() {
    pending::<()>().await;
}

#[test]
fn a_scope_that_is_dropped_captures_what_it_cancels() {
    let capture = Capture::new();
    {
        let mut scope = pin!(capture.scope(dropped()));
        assert!(!poll(scope.as_mut()));
    }
    assert_eq!(capture.calls("crossing::dropped").cancelled(), 1);
    assert_eq!(in_process("crossing::dropped").to_string(), "0");
}
