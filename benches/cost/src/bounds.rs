//! The buckets that all contenders have, which are those of `#[timed]`.

/// In seconds.
pub(crate) const SECONDS: [f64; 12] = [
    0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 2.5, 5.0, 10.0,
];

/// In nanoseconds.
pub(crate) const NANOS: [u64; SECONDS.len()] = {
    let mut nanos = [0; SECONDS.len()];
    let mut index = 0;
    while index < nanos.len() {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "all are positive and far below 2^53"
        )]
        let bound = (SECONDS[index] * 1e9 + 0.5) as u64;
        nanos[index] = bound;
        index += 1;
    }
    nanos
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_the_same_in_nanoseconds() {
        assert_eq!(NANOS[0], 100_000);
        assert_eq!(NANOS[11], 10_000_000_000);
    }
}
