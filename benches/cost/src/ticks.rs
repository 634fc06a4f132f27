//! The time-stamp counter of the processor, read as fast as it can be.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The counter now, not ordered against what is around it.
#[cfg(target_arch = "x86_64")]
#[inline]
pub(crate) fn now() -> u64 {
    #[expect(unsafe_code, reason = "there is no other way to the floor of a clock")]
    // SAFETY: every x86-64 processor has this instruction.
    unsafe {
        core::arch::x86_64::_rdtsc()
    }
}

/// Elsewhere the portable clock has to do.
#[cfg(not(target_arch = "x86_64"))]
pub(crate) fn now() -> u64 {
    static START: OnceLock<Instant> = OnceLock::new();
    u64::try_from(START.get_or_init(Instant::now).elapsed().as_nanos()).unwrap_or(u64::MAX)
}

/// How many nanoseconds a tick is, in units of 2^-32.
static RATE: OnceLock<u64> = OnceLock::new();

/// Finds out how fast the counter runs.
pub(crate) fn calibrate() {
    RATE.get_or_init(|| {
        let (start, ticks) = (Instant::now(), now());
        std::thread::sleep(Duration::from_millis(50));
        let (elapsed, ticks) = (start.elapsed(), now() - ticks);
        let rate = (elapsed.as_nanos() << 32) / u128::from(ticks);
        u64::try_from(rate).unwrap_or(u64::MAX)
    });
}

/// `ticks` in nanoseconds; zero as long as nobody has found out how fast the counter runs.
#[inline]
pub(crate) fn nanos(ticks: u64) -> u64 {
    let rate = RATE.get().copied().unwrap_or_default();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "2^64 nanoseconds are five centuries"
    )]
    let nanos = ((u128::from(ticks) * u128::from(rate)) >> 32) as u64;
    nanos
}
