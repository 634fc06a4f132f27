//! Which words are names, and which are keys that stand where a value should.

/// Longer names are no names: `PostgreSQL` has 63 bytes for one, others have not many more.
const LONGEST_NAME: usize = 64;

/// So long a mixture of letters and digits is a key rather than a part of a name.
const LONGEST_MIXTURE: usize = 15;

pub(super) fn is_part_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$'
}

/// Whether a word may be a name: no part of it is a key that stands where a value should.
pub(super) fn is_name(word: &str) -> bool {
    let is_key = |part: &str| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        part.len() > LONGEST_MIXTURE && digits > 0
    };
    !word.is_empty() && word.len() <= LONGEST_NAME && !word.split('_').any(is_key)
}
