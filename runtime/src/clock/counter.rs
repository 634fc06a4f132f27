//! The processor's time-stamp counter, read in place: an instruction, not a call.

/// The counter now, not ordered against what is around it.
#[cfg(target_arch = "x86_64")]
#[inline]
#[expect(
    unsafe_code,
    reason = "a reading is an instruction rather than a call: docs/decisions/0003-cells.md"
)]
pub(super) fn read() -> u64 {
    // SAFETY: every x86-64 processor has this instruction, and it touches no memory.
    unsafe { core::arch::x86_64::_rdtsc() }
}

/// Elsewhere nobody reads it, for it is never said how long a tick of it is.
#[cfg(not(target_arch = "x86_64"))]
#[inline]
pub(super) fn read() -> u64 {
    0
}

/// How many nanoseconds `ticks` are, if one is `rate` times 2<sup>-32</sup> of them.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    reason = "2^64 nanoseconds are five centuries"
)]
pub(super) fn scaled(ticks: u64, rate: u64) -> u64 {
    ((u128::from(ticks) * u128::from(rate)) >> RATE_BITS) as u64
}

/// How fine a rate is.
pub(super) const RATE_BITS: u32 = 32;
