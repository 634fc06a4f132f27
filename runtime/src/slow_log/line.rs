//! One line of the log: printable ASCII, whatever is in it.
//!
//! JSON lets a line separator of Unicode, a control sequence of a terminal or a change of the direction
//! of writing pass, and somebody's `cat` would take them for what they are.

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::ser::{CompactFormatter, Formatter};

use crate::id::Id;
use crate::redact;

/// `value` and the end of the line.
pub(super) fn of(value: &impl Serialize) -> Vec<u8> {
    let mut line = Vec::with_capacity(512);
    let mut serializer = serde_json::Serializer::with_formatter(&mut line, Ascii);
    // Nothing that an entry is made of can fail; if something did, half an entry would be worse.
    if value.serialize(&mut serializer).is_err() {
        line.clear();
    }
    line.push(b'\n');
    line
}

/// An id that a client may have chosen, without what looks like a secret in it.
#[expect(clippy::ref_option, reason = "serde asks like this")]
pub(super) fn clean<S: Serializer>(id: &Option<Id>, serializer: S) -> Result<S::Ok, S::Error> {
    let clean = id.as_ref().map(|id| redact::secrets(id.as_str()));
    clean.serialize(serializer)
}

/// Everything but printable ASCII is escaped.
struct Ascii;

impl Formatter for Ascii {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut plain = 0;
        let special = |(_, c): &(usize, char)| !matches!(c, ' '..='~');
        for (at, c) in fragment.char_indices().filter(special) {
            CompactFormatter.write_string_fragment(writer, &fragment[plain..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            plain = at + c.len_utf8();
        }
        CompactFormatter.write_string_fragment(writer, &fragment[plain..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_written_is_one_line_of_printable_ascii_and_reads_back() {
        let hostile = "a\n\r\u{1b}[2J\u{7f}\u{85}\u{2028}\u{2029}\u{202e}\"\\\u{0}é🦀";
        let line = of(&[hostile]);
        let (end, text) = line.split_last().expect("it has an end");
        assert_eq!(*end, b'\n');
        assert!(text.iter().all(|byte| (b' '..=b'~').contains(byte)));
        let read: Vec<String> = serde_json::from_slice(text).expect("it is JSON");
        assert_eq!(read, [hostile]);
    }
}
