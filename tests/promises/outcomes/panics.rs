//! A panic is one `panicked`, and unwinds as if nobody watched.

use std::future::{Future, ready};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::task::{Context, Waker};

use callsight::timed;
use tokio::task::yield_now;

use super::{NONE, Outcomes, outcomes};

const PANICKED: Outcomes = Outcomes {
    panicked: 1,
    ..NONE
};

/// Unwinds without a word, so that a passing run prints no panics.
fn unwind() {
    resume_unwind(Box::new("on purpose"));
}

#[test]
fn a_panic_is_one_panicked_and_reaches_the_caller() {
    #[timed(name = "panics.sync")]
    fn sync() {
        unwind();
    }

    let payload = catch_unwind(sync).expect_err("a panic");
    assert_eq!(payload.downcast_ref(), Some(&"on purpose"));
    assert_eq!(outcomes("panics.sync"), PANICKED);
}

#[tokio::test]
async fn a_panic_after_an_await_is_one_panicked() {
    #[timed(name = "panics.task")]
    async fn task() {
        yield_now().await;
        unwind();
    }

    let error = tokio::spawn(task()).await.expect_err("a panic");
    assert!(error.is_panic());
    assert_eq!(outcomes("panics.task"), PANICKED);
}

#[test]
fn a_panicked_future_that_is_kept_is_counted_at_once_and_once() {
    #[timed(name = "panics.kept")]
    async fn kept() {
        ready(()).await;
        unwind();
    }

    let mut future = Box::pin(kept());
    let mut context = Context::from_waker(Waker::noop());
    let polled = catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(&mut context)));
    assert!(polled.is_err());
    assert_eq!(outcomes("panics.kept"), PANICKED);
    drop(future);
    assert_eq!(outcomes("panics.kept"), PANICKED);
}

#[test]
fn a_call_that_ends_well_while_its_thread_unwinds_is_ok() {
    struct CallsOnDrop;

    impl Drop for CallsOnDrop {
        fn drop(&mut self) {
            cleanup();
        }
    }

    #[timed(name = "panics.cleanup")]
    fn cleanup() {}

    let unwound = catch_unwind(|| {
        let _last_words = CallsOnDrop;
        unwind();
    });
    assert!(unwound.is_err());
    assert_eq!(outcomes("panics.cleanup"), Outcomes { ok: 1, ..NONE });
}
