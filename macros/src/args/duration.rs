//! Durations, as an author writes them: `"250ms"`, `"1.5s"`, `"5m"`.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{LitInt, LitStr, Result};

use crate::diagnostics;

/// A length of time longer than zero.
///
/// Nothing downstream ever sees the string.
#[derive(Clone)]
pub(crate) struct Duration {
    nanos: u64,
    written: String,
}

const UNITS: [(&str, u64); 5] = [
    ("us", 1_000),
    ("ms", 1_000_000),
    ("s", 1_000_000_000),
    ("m", 60 * 1_000_000_000),
    ("h", 3_600 * 1_000_000_000),
];

impl Duration {
    pub(crate) fn nanos(&self) -> u64 {
        self.nanos
    }

    pub(crate) fn written(&self) -> &str {
        &self.written
    }

    fn read(written: &str, span: Span) -> Result<Self> {
        if let Some(positive) = written.strip_prefix('-') {
            return Err(diagnostics::negative_duration(span, positive));
        }
        let digits = written
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(written.len());
        let (number, unit) = written.split_at(digits);

        let number = Decimal::read(number).ok_or_else(|| diagnostics::not_a_duration(span))?;
        let nanos = number
            .times(unit_in_nanos(number.written, unit.trim_start(), span)?)
            .ok_or_else(|| diagnostics::endless_duration(span))?;
        if nanos == 0 {
            return Err(diagnostics::zero_duration(span));
        }
        Ok(Self {
            nanos,
            written: written.to_owned(),
        })
    }
}

impl Parse for Duration {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let literal: LitStr = input
            .parse()
            .map_err(|error| diagnostics::not_a_duration(error.span()))?;
        Self::read(literal.value().trim(), literal.span())
    }
}

impl ToTokens for Duration {
    /// The nanoseconds as a person would write them, `2_000_000_000`.
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let digits = self.nanos.to_string();
        let groups: Vec<_> = digits
            .as_bytes()
            .rchunks(3)
            .rev()
            .map(String::from_utf8_lossy)
            .collect();
        LitInt::new(&groups.join("_"), Span::call_site()).to_tokens(tokens);
    }
}

fn unit_in_nanos(number: &str, unit: &str, span: Span) -> Result<u64> {
    if unit.is_empty() {
        return Err(diagnostics::no_unit(span, number));
    }
    if unit.contains(|c: char| c.is_ascii_digit()) {
        return Err(diagnostics::two_units(span));
    }
    UNITS
        .iter()
        .find(|(known, _)| *known == unit)
        .map(|(_, nanos)| *nanos)
        .ok_or_else(|| diagnostics::unknown_unit(span, unit, &UNITS.map(|(known, _)| known)))
}

/// `1.5` as digits, because a float would make of `"0.3s"` something else.
struct Decimal<'a> {
    written: &'a str,
    whole: &'a str,
    fraction: &'a str,
}

impl<'a> Decimal<'a> {
    fn read(written: &'a str) -> Option<Self> {
        let (whole, fraction) = written.split_once('.').unwrap_or((written, "0"));
        let is_number =
            |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        (is_number(whole) && is_number(fraction)).then_some(Self {
            written,
            whole,
            fraction,
        })
    }

    /// The product, cut off behind the point; `None` when it does not fit.
    fn times(&self, unit: u64) -> Option<u64> {
        let whole = self.whole.parse::<u64>().ok()?.checked_mul(unit)?;
        let mut fraction = 0;
        let mut place = unit;
        for digit in self.fraction.bytes() {
            fraction += u64::from(digit - b'0') * place / 10;
            place /= 10;
        }
        whole.checked_add(fraction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> Result<u64> {
        Duration::read(written, Span::call_site()).map(|duration| duration.nanos)
    }

    fn mistake(written: &str) -> String {
        read(written).expect_err(written).to_string()
    }

    #[test]
    fn every_unit_is_read() {
        for (written, nanos) in [
            ("1us", 1_000),
            ("250ms", 250_000_000),
            ("2s", 2_000_000_000),
            ("5m", 300_000_000_000),
            ("1h", 3_600_000_000_000),
            ("10 s", 10_000_000_000),
        ] {
            assert_eq!(read(written).ok(), Some(nanos), "{written}");
        }
    }

    #[test]
    fn fractions_are_exact() {
        for (written, nanos) in [
            ("1.5s", 1_500_000_000),
            ("0.3s", 300_000_000),
            ("0.1ms", 100_000),
            ("0.001us", 1),
            ("1.25h", 4_500_000_000_000),
        ] {
            assert_eq!(read(written).ok(), Some(nanos), "{written}");
        }
    }

    #[test]
    fn what_is_no_length_of_time_is_refused() {
        for (written, reason) in [
            ("", "is a number and a unit"),
            ("ms", "is a number and a unit"),
            ("1.2.3s", "is a number and a unit"),
            (".5s", "is a number and a unit"),
            ("250", "needs a unit"),
            ("2sec", "unknown unit `sec`"),
            ("1m30s", "one number and one unit"),
            ("-2s", "cannot be negative; write `\"2s\"`"),
            ("0ms", "longer than zero"),
            ("0.0001us", "longer than zero"),
            ("99999999999999999999s", "64 bits"),
            ("5200000h", "64 bits"),
        ] {
            assert!(
                mistake(written).contains(reason),
                "{written}: {}",
                mistake(written)
            );
        }
    }

    #[test]
    fn nanoseconds_are_written_to_be_read() {
        let duration = Duration::read("2s", Span::call_site()).expect("a duration");
        assert_eq!(duration.to_token_stream().to_string(), "2_000_000_000");
    }
}
