//! Secrets that are told by their shape, wherever they stand in a text.

use std::borrow::Cow;
use std::ops::Range;

use super::shapes;

/// Finds the first secret of one sort.
type Find = fn(&str) -> Option<Range<usize>>;

/// What is found, and what is written in its place. What tells itself by what is around it comes
/// before what tells itself by its own letters.
const SORTS: [(Find, &str); 8] = [
    (shapes::private_key, "[key]"),
    (shapes::credentials, "[credentials]"),
    (shapes::authorization, "[token]"),
    (shapes::assigned, "[secret]"),
    (shapes::jwt, "[jwt]"),
    (shapes::key_of_service, "[key]"),
    (shapes::email, "[email]"),
    (shapes::card, "[card]"),
];

/// `text` without e-mail addresses, JSON web tokens, bearer tokens, credentials in addresses,
/// passwords behind their name, the keys of clouds, GitHub, Stripe and others, private keys, and
/// numbers of payment cards.
///
/// ```
/// let said = callsight::redact::secrets("card 4111 1111 1111 1111, Authorization: Bearer abc");
/// assert_eq!(said, "card [card], Authorization: Bearer [token]");
/// ```
#[must_use]
pub fn secrets(text: &str) -> Cow<'_, str> {
    let mut clean = Cow::Borrowed(text);
    for (find, instead) in SORTS {
        if let Some(cleaned) = replaced(&clean, find, instead) {
            clean = Cow::Owned(cleaned);
        }
    }
    clean
}

/// `text` with something else instead of each that is found; nothing if there is none.
fn replaced(text: &str, find: Find, instead: &str) -> Option<String> {
    let mut rest = text;
    let mut clean = String::new();
    while let Some(found) = find(rest) {
        clean.push_str(&rest[..found.start]);
        clean.push_str(instead);
        rest = &rest[found.end..];
    }
    if rest.len() == text.len() {
        return None;
    }
    clean.push_str(rest);
    Some(clean)
}
