//! Paths of services that have no router to ask: what identifies something in them is replaced.
//!
//! A guess, next to a route's template, and so bounded: paths beyond the first hundred that
//! differ even so are counted as unmatched.

use std::collections::HashSet;
use std::sync::{Arc, PoisonError, RwLock};

/// Distinct paths that are told apart.
const MOST_PATHS: usize = 100;

/// A segment of at least this many characters may be a token.
const SHORTEST_TOKEN: usize = 16;

/// A longer segment is one whatever it looks like.
const LONGEST_NAME: usize = 64;

/// A part of a token that looks random is at least this long.
const SHORTEST_RANDOM: usize = 8;

/// Makes one path of all that differ in ids alone, and remembers which it has made.
#[derive(Debug, Default)]
pub(super) struct Normaliser {
    known: RwLock<HashSet<Arc<str>>>,
}

impl Normaliser {
    /// The path that `path` is counted under; none if there are too many already.
    pub(super) fn endpoint(&self, path: &str) -> Option<Arc<str>> {
        let path = normalised(path);
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let found = known.get(path.as_str()).cloned();
        drop(known);
        found.or_else(|| self.remember(path))
    }

    #[cold]
    fn remember(&self, path: String) -> Option<Arc<str>> {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let path = Arc::<str>::from(path);
        (known.contains(&path) || known.len() < MOST_PATHS).then(|| {
            known.insert(Arc::clone(&path));
            path
        })
    }
}

fn normalised(path: &str) -> String {
    let segments: Vec<_> = path.split('/').map(placeholder).collect();
    segments.join("/")
}

/// What stands for `segment`: itself, or what kind of identifier it is.
fn placeholder(segment: &str) -> &str {
    if is_uuid(segment) {
        "{uuid}"
    } else if is_number(segment) {
        "{id}"
    } else if is_token(segment) {
        "{token}"
    } else {
        segment
    }
}

/// With or without dashes, braces or capitals.
fn is_uuid(segment: &str) -> bool {
    let segment = segment
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
        .unwrap_or(segment);
    let is_dashed = segment.len() == 36
        && [8, 13, 18, 23]
            .iter()
            .all(|at| segment.as_bytes()[*at] == b'-');
    let hex = segment.bytes().filter(u8::is_ascii_hexdigit).count();
    hex == 32 && (is_dashed || segment.len() == 32)
}

fn is_number(segment: &str) -> bool {
    let digits = segment.strip_prefix('-').unwrap_or(segment);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Long, and with a part that no word looks like; or with what has no place in a path unescaped,
/// and less in a line of a log.
fn is_token(segment: &str) -> bool {
    let parts = segment.split(['-', '_', '.', '~', '%', '=']);
    segment.len() > LONGEST_NAME
        || segment.bytes().any(|byte| !byte.is_ascii_graphic())
        || (segment.len() >= SHORTEST_TOKEN && parts.into_iter().any(looks_random))
}

/// Letters among digits, or capitals in the middle more than once, as encodings have them.
fn looks_random(part: &str) -> bool {
    let has = |is: fn(&u8) -> bool| part.bytes().any(|byte| is(&byte));
    let turns = part.as_bytes().windows(2);
    let capitals =
        turns.filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    let mixes_digits = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
    part.len() >= SHORTEST_RANDOM && (mixes_digits || capitals.count() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_replaced_and_names_are_not() {
        for (path, expected) in [
            ("/users/42", "/users/{id}"),
            ("/users/-7/edit", "/users/{id}/edit"),
            ("/n/1234567890123456789012345678901234567890", "/n/{id}"),
            ("/o/018f3c2e-7b1a-7cc3-9d55-3f6f0a6b1c2d", "/o/{uuid}"),
            ("/o/018F3C2E-7B1A-7CC3-9D55-3F6F0A6B1C2D", "/o/{uuid}"),
            ("/o/{018f3c2e-7b1a-7cc3-9d55-3f6f0a6b1c2d}", "/o/{uuid}"),
            ("/o/018f3c2e7b1a7cc39d553f6f0a6b1c2d", "/o/{uuid}"),
            (
                "/t/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJl",
                "/t/{token}",
            ),
            (
                "/t/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "/t/{token}",
            ),
            ("/t/dGhpcyBpcyBhIHRva2Vu", "/t/{token}"),
            (
                "/blog/how-to-measure-without-changing-2026",
                "/blog/how-to-measure-without-changing-2026",
            ),
            ("/t/\u{9b}31m/\u{2028}", "/t/{token}/{token}"),
            ("/v1/products", "/v1/products"),
            ("/", "/"),
        ] {
            assert_eq!(normalised(path), expected);
        }
    }

    #[test]
    fn a_segment_that_is_too_long_for_a_name_is_a_token() {
        assert_eq!(normalised(&format!("/{}", "a".repeat(65))), "/{token}");
    }

    #[test]
    fn however_many_paths_there_are_only_so_many_are_told_apart() {
        let normaliser = Normaliser::default();
        let known = |n: usize| {
            normaliser
                .endpoint(&format!("/page-{}", "x".repeat(n)))
                .is_some()
        };
        assert_eq!((0..50).filter(|n| known(*n)).count(), 50);
        for n in 0..10_000 {
            normaliser.endpoint(&format!("/w{n:b}x/y"));
        }
        assert_eq!(
            normaliser.known.read().expect("nobody panicked").len(),
            MOST_PATHS
        );
        assert!(known(7), "what was known still is");
    }
}
