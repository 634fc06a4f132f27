//! The clock that calls are timed by, monotonic and read twice a call; and the time of day.
//!
//! Where the processor's time-stamp counter runs at a constant rate, a reading is that counter,
//! and only the difference of two readings is scaled to nanoseconds. Elsewhere a reading is the
//! system's monotonic clock. Which of the two it is, and at what rate the counter runs, is found
//! out once.

mod counter;

use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use quanta::Clock;

use crate::testing;

/// Which knows whether the counter can be relied on, and at what rate it runs.
static CLOCK: LazyLock<Clock> = LazyLock::new(|| {
    let clock = Clock::new();
    RATE.store(rate_of(&clock), Ordering::Relaxed);
    clock
});

/// How long a tick of the counter is, in 2<sup>-32</sup> nanoseconds. Zero as long as nobody has
/// found out, and for ever where the counter is not what readings are: [`CLOCK`] is read then.
static RATE: AtomicU64 = AtomicU64::new(0);

/// A moment. What it is made of is this file's business alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tick(u64);

impl Tick {
    /// Of what has yet to happen.
    pub(crate) const NEVER: Self = Self(0);

    #[inline]
    pub(crate) fn now() -> Self {
        match RATE.load(Ordering::Relaxed) {
            0 => Self::read(),
            _ => Self(counter::read()),
        }
    }

    /// Nanoseconds since this moment. Counters of two processors may differ by a few ticks:
    /// a moment that seems to be ahead is now.
    #[inline]
    pub(crate) fn elapsed_nanos(self) -> u64 {
        self.elapsed_at_hand()
            .unwrap_or_else(|| self.elapsed_by_clock())
    }

    /// The same, where that takes no more than the counter: not where somebody has to be asked,
    /// who may have to say more than the time.
    #[inline]
    pub(crate) fn elapsed_at_hand(self) -> Option<u64> {
        match RATE.load(Ordering::Relaxed) {
            0 => None,
            rate => Some(counter::scaled(
                counter::read().saturating_sub(self.0),
                rate,
            )),
        }
    }

    /// Nanoseconds from an earlier moment to this one.
    #[inline]
    pub(crate) fn nanos_since(self, earlier: Self) -> u64 {
        match RATE.load(Ordering::Relaxed) {
            0 => self.by_clock_since(earlier),
            rate => counter::scaled(self.0.saturating_sub(earlier.0), rate),
        }
    }

    #[cold]
    fn read() -> Self {
        Self(testing::tick().unwrap_or_else(|| CLOCK.raw()))
    }

    #[cold]
    fn elapsed_by_clock(self) -> u64 {
        let elapsed = testing::elapsed_nanos(self.0);
        elapsed.unwrap_or_else(|| CLOCK.delta_as_nanos(self.0, CLOCK.raw()))
    }

    #[cold]
    fn by_clock_since(self, earlier: Self) -> u64 {
        let captured = testing::nanos_between(earlier.0, self.0);
        captured.unwrap_or_else(|| CLOCK.delta_as_nanos(earlier.0, self.0))
    }

    /// For whoever has a clock of his own to tell his readings from others.
    pub(crate) fn raw(self) -> u64 {
        self.0
    }
}

/// How long a tick of the counter is, if that is what `clock` reads; else zero. Readings of the
/// system's clock are nanoseconds already, and a counter that seems to be one is left to `clock`.
fn rate_of(clock: &Clock) -> u64 {
    let one = 1 << counter::RATE_BITS;
    let rate = clock.delta_as_nanos(0, one);
    if rate == one || !cfg!(target_arch = "x86_64") {
        0
    } else {
        rate
    }
}

/// Finds out the rate of the counter now rather than at the first call, since that takes a while.
pub(crate) fn start() {
    LazyLock::force(&CLOCK);
}

/// Whether some readings may be of the clock of a test.
static IS_REPLACED: AtomicBool = AtomicBool::new(false);

/// Whether a test may have replaced the clock, of any thread.
#[inline]
pub(crate) fn is_replaced() -> bool {
    IS_REPLACED.load(Ordering::Relaxed)
}

/// From now on every reading is asked for out of line, where a test may have replaced the clock.
pub(crate) fn replace() {
    start();
    IS_REPLACED.store(true, Ordering::Relaxed);
    RATE.store(0, Ordering::Relaxed);
}

/// The time of day, since 1970; nothing where the clock is set to before that.
pub(crate) fn since_1970() -> Duration {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.unwrap_or_default()
}

/// `duration` in nanoseconds, or as many as there is room for.
pub(crate) fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

/// `nanos` in milliseconds, to the microsecond: more is noise in a log.
pub(crate) fn millis(nanos: u64) -> f64 {
    (nanos / 1_000) as f64 / 1e3
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    /// Between two readings of the system's clock on either side, however long the thread is
    /// kept waiting in between.
    #[test]
    fn it_agrees_with_the_clock_of_the_system() {
        let outer = Instant::now();
        let tick = Tick::now();
        let inner = Instant::now();
        while inner.elapsed() < Duration::from_millis(50) {
            std::hint::spin_loop();
        }
        let least = nanos(inner.elapsed());
        let ours = tick.elapsed_nanos();
        let most = nanos(outer.elapsed());
        let tolerance = least / 100;
        assert!(
            (least - tolerance..=most + tolerance).contains(&ours),
            "{least} {ours} {most}"
        );
    }
}
