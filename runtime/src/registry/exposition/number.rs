//! Numbers as they are written: exact where they are whole, or nanoseconds.

use std::fmt::Write;

use super::super::buckets::Unit;

pub(super) fn integer(text: &mut String, value: u64) {
    text.push_str(itoa::Buffer::new().format(value));
}

pub(super) fn float(text: &mut String, value: f64) {
    write!(text, "{value}").expect("a string takes all that is written to it");
}

/// What was recorded, in the unit that the metric's name ends in. Not by way of a float, which is
/// slower and has no room for the nanoseconds of a year.
pub(super) fn recorded(text: &mut String, value: u64, unit: Unit) {
    match unit {
        Unit::Bytes | Unit::Things => integer(text, value),
        Unit::Seconds | Unit::Score => billionths(text, value),
    }
}

const BILLION: u64 = 1_000_000_000;

fn billionths(text: &mut String, value: u64) {
    integer(text, value / BILLION);
    let part = value % BILLION;
    if part > 0 {
        text.push('.');
        // With a one before it, so that it has its leading zeros.
        let mut digits = itoa::Buffer::new();
        text.push_str(digits.format(BILLION + part)[1..].trim_end_matches('0'));
    }
}

/// As `OpenMetrics` wants the label `le`: always recognisable as a float, and of one spelling.
pub(crate) fn canonical(value: f64) -> String {
    if value.is_infinite() {
        return if value > 0.0 { "+Inf" } else { "-Inf" }.to_owned();
    }
    let magnitude = value.abs();
    if magnitude != 0.0 && !(1e-4..1e6).contains(&magnitude) {
        return scientific(value);
    }
    // `Debug` of a float is its shortest spelling that has a point, in this range.
    format!("{value:?}")
}

/// `1e+06`: a sign, and two digits at least.
fn scientific(value: f64) -> String {
    let shortest = format!("{value:e}");
    let (digits, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
    let (sign, exponent) = match exponent.strip_prefix('-') {
        Some(exponent) => ('-', exponent),
        None => ('+', exponent),
    };
    format!("{digits}e{sign}{exponent:0>2}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_exact() {
        let of = |nanos| {
            let mut text = String::new();
            recorded(&mut text, nanos, Unit::Seconds);
            text
        };
        assert_eq!(of(0), "0");
        assert_eq!(of(1), "0.000000001");
        assert_eq!(of(2_050_000_000), "2.05");
        assert_eq!(of(u64::MAX), "18446744073.709551615");
    }

    #[test]
    fn bounds_have_the_spelling_that_open_metrics_lists() {
        let bounds = [
            (0.0, "0.0"),
            (1e-6, "1e-06"),
            (0.000_1, "0.0001"),
            (0.000_5, "0.0005"),
            (2.5, "2.5"),
            (5.0, "5.0"),
            (3_600.0, "3600.0"),
            (100_000.0, "100000.0"),
            (1e6, "1e+06"),
            (1.5e10, "1.5e+10"),
            (1e100, "1e+100"),
            (f64::INFINITY, "+Inf"),
        ];
        for (bound, spelling) in bounds {
            assert_eq!(canonical(bound), spelling);
        }
    }
}
