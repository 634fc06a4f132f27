//! The shapes of secrets: each function finds the first of its sort, and never an empty one.

use std::ops::Range;

type Found = Option<Range<usize>>;

/// `-----BEGIN PRIVATE KEY-----` and all behind it: who cut the end off cut no line off.
pub(super) fn private_key(text: &str) -> Found {
    let start = text.find("-----BEGIN")?;
    Some(start..text.len())
}

/// `ada:secret` of `https://ada:secret@example.com`.
pub(super) fn credentials(text: &str) -> Found {
    text.match_indices("://").find_map(|(at, separator)| {
        let start = at + separator.len();
        let authority = run(text, start, |c| !c.is_whitespace() && !"/?#'\"".contains(c));
        let length = text[authority.clone()].rfind('@')?;
        (length > 0).then_some(start..start + length)
    })
}

/// What follows `Bearer` or `Basic`.
pub(super) fn authorization(text: &str) -> Found {
    const SCHEMES: [&str; 2] = ["bearer", "basic"];
    let found = SCHEMES.iter().filter_map(|scheme| {
        indices_of_word(text, scheme).find_map(|at| {
            let after = at + scheme.len();
            let gap = run(text, after, |c| {
                c.is_whitespace() || ":=+%2".contains(c) || c == '0'
            });
            let token = run(text, gap.end, is_of_token);
            let is_told = !gap.is_empty() && !token.is_empty();
            is_told.then_some(token)
        })
    });
    found.min_by_key(|token| token.start)
}

/// The value of what is called `password`, `token` and the like.
pub(super) fn assigned(text: &str) -> Found {
    const NAMES: [&str; 16] = [
        "password",
        "passwd",
        "passphrase",
        "pwd",
        "secret",
        "token",
        "apikey",
        "api_key",
        "api-key",
        "access_key",
        "accesskey",
        "accountkey",
        "authorization",
        "signature",
        "sig",
        "credential",
    ];
    let found = NAMES.iter().filter_map(|name| {
        indices_of_word(text, name).find_map(|at| value_of(text, at + name.len()))
    });
    found.min_by_key(|value| value.start)
}

/// What is assigned behind a name that ends at `end`; what stands for a value is none.
fn value_of(text: &str, end: usize) -> Found {
    let name = run(text, end, |c| c.is_alphanumeric() || "_-\"'\\]".contains(c));
    let before = run(text, name.end, char::is_whitespace);
    let sign = run(text, before.end, |c| "=:".contains(c));
    let after = run(text, sign.end, |c| c.is_whitespace() || "\"'\\".contains(c));
    let value = run(text, after.end, |c| {
        !c.is_whitespace() && !",;&\"'\\)(".contains(c)
    });
    let written = &text[value.clone()];
    let stands_for_one = written.starts_with(['?', '$', ':', '@', '[', '%']) || written.is_empty();
    let is_scheme = ["bearer", "basic"].contains(&&*written.to_ascii_lowercase());
    (!sign.is_empty() && !stands_for_one && !is_scheme).then_some(value)
}

/// `eyJ` begins the Base64 of `{"`; with or without its other parts.
pub(super) fn jwt(text: &str) -> Found {
    const LEAST: usize = 12;
    text.match_indices("eyJ").find_map(|(at, _)| {
        let token = run(text, at, |c| {
            c.is_ascii_alphanumeric() || "-_.=".contains(c)
        });
        (token.len() >= LEAST).then_some(token)
    })
}

/// Keys that say whose they are, and how many letters follow at least.
pub(super) fn key_of_service(text: &str) -> Found {
    const PREFIXES: [(&str, usize); 31] = [
        ("AKIA", 16),
        ("ASIA", 16),
        ("ABIA", 16),
        ("ACCA", 16),
        ("AIza", 30),
        ("ya29.", 10),
        ("GOCSPX-", 10),
        ("ghp_", 16),
        ("gho_", 16),
        ("ghu_", 16),
        ("ghs_", 16),
        ("ghr_", 16),
        ("github_pat_", 16),
        ("glpat-", 16),
        ("sk_live_", 8),
        ("sk_test_", 8),
        ("rk_live_", 8),
        ("rk_test_", 8),
        ("pk_live_", 8),
        ("pk_test_", 8),
        ("whsec_", 8),
        ("xoxb-", 8),
        ("xoxp-", 8),
        ("xoxa-", 8),
        ("xoxs-", 8),
        ("xoxr-", 8),
        ("sk-", 20),
        ("npm_", 20),
        ("pypi-", 16),
        ("SG.", 16),
        ("hvs.", 16),
    ];
    let named = PREFIXES.iter().filter_map(|(prefix, least)| {
        text.match_indices(prefix).find_map(|(at, _)| {
            let key = run(text, at + prefix.len(), is_of_key);
            (key.len() >= *least).then_some(at..key.end)
        })
    });
    named.chain(secret_key(text)).min_by_key(|key| key.start)
}

/// 40 letters of Base64 are a secret key of AWS, and 88 one of Azure; a hash has no capitals beside
/// small letters.
fn secret_key(text: &str) -> Found {
    let mut at = 0;
    while at < text.len() {
        let key = run(text, at, |c| c.is_ascii_alphanumeric() || "/+=".contains(c));
        let has = |is: fn(&u8) -> bool| text[key.clone()].as_bytes().iter().any(is);
        let is_mixed =
            has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_digit);
        if matches!(key.len(), 40 | 86..=88) && is_mixed {
            return Some(key);
        }
        at = key.end + text[key.end..].chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// `ada@example.com`, and as it is in an address: `ada%40example.com`.
pub(super) fn email(text: &str) -> Found {
    let mut places = text.char_indices().map(|(at, _)| at);
    places.find_map(|at| {
        let sign = ["@", "%40"]
            .into_iter()
            .find(|sign| text[at..].starts_with(sign))?;
        let local = run_before(text, at, |c| {
            c.is_alphanumeric() || "._%+-!#&*/=^{|}~".contains(c)
        });
        let domain = run(text, at + sign.len(), |c| {
            c.is_alphanumeric() || ".-".contains(c)
        });
        let is_one = !local.is_empty() && !domain.is_empty();
        is_one.then_some(local.start..domain.end)
    })
}

/// 13 to 19 digits, in groups or not, that add up as those of a card do.
pub(super) fn card(text: &str) -> Found {
    let mut at = 0;
    while let Some(offset) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + offset;
        let number = digits(text, start);
        let digits: Vec<u8> = text[number.clone()]
            .bytes()
            .filter(u8::is_ascii_digit)
            .collect();
        if is_card(&digits) {
            return Some(number);
        }
        at = number.end;
    }
    None
}

/// Digits from `start` on, with at most one separator between two.
fn digits(text: &str, start: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    while is_digit(end) || (matches!(bytes.get(end), Some(b' ' | b'-' | b'.')) && is_digit(end + 1))
    {
        end += 1;
    }
    start..end
}

/// Also where it stands among other digits, if it begins like one of the cards there are most of.
fn is_card(digits: &[u8]) -> bool {
    let is_common = |window: &[u8]| matches!(window[0], b'4' | b'5') && adds_up(window);
    match digits.len() {
        0..13 => false,
        13..=19 => adds_up(digits) || digits.windows(16).any(is_common),
        // No number that anybody counts has so many.
        _ => true,
    }
}

/// By the formula of Luhn.
fn adds_up(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(digit - b'0') << (place % 2);
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != b'0')
}

fn is_of_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~+/=|%".contains(c)
}

fn is_of_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_.".contains(c)
}

/// The characters of this sort from `start` on.
fn run(text: &str, start: usize, is_of_it: impl Fn(char) -> bool) -> Range<usize> {
    let rest = &text[start..];
    let length = rest.find(|c| !is_of_it(c)).unwrap_or(rest.len());
    start..start + length
}

/// Those up to `end`.
fn run_before(text: &str, end: usize, is_of_it: impl Fn(char) -> bool) -> Range<usize> {
    text[..end].trim_end_matches(is_of_it).len()..end
}

/// Where `word`, which is in lower case, stands in whatever case.
fn indices_of_word<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let bytes = text.as_bytes();
    let windows = bytes.windows(word.len()).enumerate();
    windows
        .filter(|(_, window)| window.eq_ignore_ascii_case(word.as_bytes()))
        .map(|(at, _)| at)
}
