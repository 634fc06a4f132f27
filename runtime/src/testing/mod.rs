//! For tests: what the code under test records, apart from everything else and by a clock of
//! its own.
//!
//! ```
//! use std::time::Duration;
//!
//! use callsight::testing;
//!
//! #[callsight::timed_query(system = "sqlite", collection = "orders", operation = "select", slow = "1s")]
//! fn open_orders(clock: &testing::Clock) -> Result<Vec<String>, std::io::Error> {
//!     clock.advance(Duration::from_millis(1_500));
//!     Err(std::io::ErrorKind::TimedOut.into())
//! }
//!
//! let captured = testing::capture();
//! assert!(open_orders(captured.clock()).is_err());
//!
//! let calls = captured.calls("open_orders");
//! assert_eq!((calls.ok(), calls.error()), (0, 1));
//! assert_eq!(calls.error_types(), ["timeout"]);
//! assert_eq!(calls.durations(), [Duration::from_millis(1_500)]);
//! assert_eq!(captured.slow_log()[0]["threshold_type"], "slow");
//! let collection = [("collection", "orders")];
//! assert_eq!(captured.value("db_query_errors_total", &collection), Some(1.0));
//! ```
//!
//! [`capture()`] captures what its thread records, until it is dropped: that is a test of plain
//! functions, and one of `#[tokio::test]` with all tasks of its one thread. [`Capture::scope`]
//! captures what a future records, on whichever thread it is polled. Nothing of it reaches the
//! registry of the process, and nothing of anybody else is in it, so tests run in parallel as
//! they are used to. What a task records that is spawned from within a scope is not its own;
//! it can have a scope of the same [`Capture`].
//!
//! Time stands still unless it is told otherwise, so that durations are exact: by
//! [`Clock::advance`], or by [`Clock::follow_tokio`].
//!
//! The `max` of a function's labels is each capture's own. What is met for the first time (an
//! error's type, a value of a label) has its series in the registry of the process too, at zero.
//! Layers and caches that were given a registry of their own record there, captured or not.

mod calls;
mod capture;
mod clock;
mod current;
mod inner;
#[cfg(feature = "facade")]
mod recorder;
mod scope;

pub use self::calls::{Call, Calls};
pub use self::capture::{Capture, Captured, capture};
pub use self::clock::Clock;
pub use self::current::Entered;
pub use self::scope::Scope;

pub(crate) use self::current::{
    current, elapsed_nanos, ended, nanos_between, tick, where_it_began,
};
pub(crate) use self::inner::Inner as Capturing;
