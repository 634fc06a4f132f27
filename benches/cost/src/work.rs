//! What every contender's function does: about five nanoseconds of arithmetic, and it may fail.

use std::hint::black_box;

/// No input of a bench is refused, but the compiler does not know that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refused;

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("refused")
    }
}

impl std::error::Error for Refused {}

/// As many as take five nanoseconds beside their neighbours, which the processor runs at the same time.
const ROUNDS: u32 = 11;

#[inline]
pub(crate) fn work(seed: u64) -> Result<u64, Refused> {
    let mut value = black_box(seed);
    for _ in 0..ROUNDS {
        value = (value ^ (value >> 30)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    if black_box(seed) == u64::MAX {
        return Err(Refused);
    }
    Ok(black_box(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_can_fail() {
        assert!(work(1).is_ok());
        assert_eq!(work(u64::MAX), Err(Refused));
    }
}
