//! What may be written of a text that holds other people's data: as little as tells what was done.
//!
//! The slow log redacts by itself. These are its means, for a program that writes such texts
//! elsewhere too.
//!
//! ```
//! use callsight::redact;
//!
//! let statement = redact::statement("SELECT * FROM users WHERE email = 'ada@example.com'", "postgresql");
//! assert_eq!(statement.text.as_deref(), Some("SELECT * FROM users WHERE email = ?"));
//!
//! let unread = redact::statement("SELECT 'ada", "postgresql");
//! assert_eq!(unread.text, None);
//!
//! assert_eq!(redact::secrets("asked by ada@example.com"), "asked by [email]");
//! ```

mod comments;
mod dialect;
mod fingerprint;
mod name;
mod normal;
mod quoted;
mod reader;
mod secrets;
mod shapes;

use serde::Serialize;

pub(crate) use self::fingerprint::Fingerprint;
pub use self::secrets::secrets;

use self::dialect::Dialect;
use self::reader::Reader;

/// What is known of a statement without its data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Statement {
    /// The statement with `?` for each value and without comments; nothing where it could not be
    /// read to its end, or where two databases would read it differently.
    pub text: Option<String>,
    /// The same for all statements that differ in their values only: 16 hexadecimal digits.
    pub fingerprint: String,
    /// Whether the text was too long, and its end is missing.
    pub is_truncated: bool,
}

/// No more of a statement is written.
const MOST_WRITTEN: usize = 4_096;

/// No more of a statement is read: what is longer has lists of values in its text.
pub(crate) const MOST_READ: usize = 65_536;

/// Reads `text` as the database called `system` would, by OpenTelemetry's names: `postgresql`,
/// `mysql`, `mariadb`, `sqlite`, `microsoft.sql_server`, `oracle.db`.
///
/// What is not surely a keyword, a name or an operator is a value, and no value is kept.
#[must_use]
pub fn statement(text: &str, system: &str) -> Statement {
    let start = start_of(text, MOST_READ);
    let mut reader = Reader::new(start, Dialect::of(system));
    let is_read = reader.read().is_ok() && start.len() == text.len();
    let (written, is_cut) = cut(reader.normal());
    let normal = secrets(written);
    let mut fingerprint = Fingerprint::default();
    fingerprint.add(&normal);
    if !is_read {
        fingerprint.add("unread");
    }
    Statement {
        text: is_read.then(|| normal.to_string()),
        fingerprint: fingerprint.to_string(),
        is_truncated: is_read && is_cut,
    }
}

/// The start of `text`, at most so many bytes of it.
pub(crate) fn start_of(text: &str, most: usize) -> &str {
    let is_end = |end: &usize| text.is_char_boundary(*end);
    let end = (0..=most.min(text.len())).rev().find(is_end);
    &text[..end.unwrap_or_default()]
}

/// As much as is written, and whether that is not all. It ends with a whole word, since half a secret
/// looks like none.
fn cut(normal: &str) -> (&str, bool) {
    let Some(most) = normal.get(..MOST_WRITTEN).filter(|most| *most != normal) else {
        return (normal, false);
    };
    (most.rsplit_once(' ').map_or("", |(whole, _)| whole), true)
}

#[cfg(test)]
mod tests;
