//! How long a client waits for its call: the header `grpc-timeout`.

use http::HeaderValue;

/// A client's clock starts before ours, by as much as networks differ from one packet to the next:
/// what it gave up so shortly before its time was up, it gave up because of it.
const MOST_AHEAD_NANOS: u64 = 50_000_000;

/// In nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limit(u64);

impl Limit {
    /// At most eight digits and a unit; what is anything else is no limit, as for other servers.
    pub(super) fn read(value: &HeaderValue) -> Option<Self> {
        let text = value.to_str().ok()?;
        let (digits, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
        let unit_nanos = match unit {
            "H" => 3_600_000_000_000,
            "M" => 60_000_000_000,
            "S" => 1_000_000_000,
            "m" => 1_000_000,
            "u" => 1_000,
            "n" => 1,
            _ => return None,
        };
        let is_short = (1..=8).contains(&digits.len());
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        let number: u64 = digits.parse().ok().filter(|_| is_short && is_number)?;
        Some(Self(number.saturating_mul(unit_nanos)))
    }

    /// Whether a call that was given up after `nanos` was given up because of it.
    pub(super) fn is_over(self, nanos: u64) -> bool {
        let ahead = MOST_AHEAD_NANOS.min(self.0 / 10);
        nanos >= self.0 - ahead
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<u64> {
        let value = HeaderValue::from_str(text).expect("a header");
        Limit::read(&value).map(|limit| limit.0)
    }

    #[test]
    fn a_limit_has_a_unit_and_at_most_eight_digits() {
        assert_eq!(read("250m"), Some(250_000_000));
        assert_eq!(read("1S"), Some(1_000_000_000));
        assert_eq!(read("99999999H"), Some(u64::MAX));
        for wrong in [
            "",
            "m",
            "12",
            "+1S",
            "-1S",
            "1.5S",
            "999999999n",
            "1s",
            "1 S",
        ] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_little_before_its_time_is_up_is_in_time_for_it() {
        let limit = Limit(10_000_000_000);
        assert!(!limit.is_over(9_900_000_000));
        assert!(limit.is_over(9_950_000_000));
        assert!(!Limit(10_000_000).is_over(8_900_000));
        assert!(Limit(10_000_000).is_over(9_000_000));
    }
}
