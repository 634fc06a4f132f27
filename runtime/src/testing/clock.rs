//! The clock of a capture, which stands still unless it is told otherwise.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::clock::nanos;

/// The time of one capture, from zero on.
#[derive(Debug, Default)]
pub struct Clock {
    time: Mutex<Time>,
    /// When captured calls started, by the order in which they did.
    started: Mutex<Vec<Duration>>,
}

#[derive(Debug, Default)]
struct Time {
    advanced: Duration,
    /// Since when tokio's time counts too.
    #[cfg(feature = "tokio")]
    tokio: Option<tokio::time::Instant>,
}

impl Clock {
    /// Lets so much time pass, for all calls that run now.
    pub fn advance(&self, time: Duration) {
        let mut now = self.time();
        now.advanced = now.advanced.saturating_add(time);
    }

    /// From now on time passes as it does for tokio: not at all in a runtime that is paused, but
    /// for what is slept or advanced there.
    ///
    /// ```
    /// # tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build()?.block_on(async {
    /// use std::time::Duration;
    ///
    /// #[callsight::background_job(name = "nightly")]
    /// async fn nightly() {
    ///     tokio::time::sleep(Duration::from_secs(3_600)).await;
    /// }
    ///
    /// let captured = callsight::testing::capture(); // in a test with `start_paused = true`
    /// captured.clock().follow_tokio();
    /// nightly().await;
    /// assert_eq!(captured.calls("nightly").durations(), [Duration::from_secs(3_600)]);
    /// # });
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[cfg(feature = "tokio")]
    pub fn follow_tokio(&self) {
        let mut now = self.time();
        now.advanced = now.passed();
        now.tokio = Some(tokio::time::Instant::now());
    }

    /// How much time has passed.
    #[must_use]
    pub fn now(&self) -> Duration {
        self.time().passed()
    }

    /// Takes note of now, and gives it a number.
    pub(super) fn start(&self) -> usize {
        let now = self.now();
        let mut started = self.started();
        started.push(now);
        started.len() - 1
    }

    /// Nanoseconds since the moment that was given this number.
    pub(super) fn nanos_since(&self, number: usize) -> u64 {
        let started = self.started().get(number).copied();
        nanos(self.now().saturating_sub(started.unwrap_or_default()))
    }

    /// Nanoseconds from one of these moments to the other.
    pub(super) fn nanos_between(&self, earlier: usize, later: usize) -> u64 {
        let started = self.started();
        let of = |number| started.get(number).copied().unwrap_or_default();
        nanos(of(later).saturating_sub(of(earlier)))
    }

    fn time(&self) -> MutexGuard<'_, Time> {
        self.time.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn started(&self) -> MutexGuard<'_, Vec<Duration>> {
        self.started.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Time {
    #[cfg(feature = "tokio")]
    fn passed(&self) -> Duration {
        let tokio = self.tokio.map(|since| since.elapsed());
        self.advanced.saturating_add(tokio.unwrap_or_default())
    }

    #[cfg(not(feature = "tokio"))]
    fn passed(&self) -> Duration {
        self.advanced
    }
}
