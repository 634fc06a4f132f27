//! Where what is quoted ends; unreadable where two databases may not agree on that.

use super::reader::Unreadable;

/// What a backslash before a quote means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Backslash {
    /// That the quote is no end.
    Escapes,
    /// Nothing.
    IsPlain,
    /// The one or the other, by the database and its settings; and whoever named the database may
    /// have been wrong.
    NobodyKnows,
}

/// The length of what begins with a quote and ends with the same: a quote that is doubled is none.
pub(super) fn length(text: &[u8], backslash: Backslash) -> Result<usize, Unreadable> {
    let quote = *text.first().ok_or(Unreadable)?;
    let mut at = 1;
    loop {
        let byte = *text.get(at).ok_or(Unreadable)?;
        if byte == b'\\' && backslash != Backslash::IsPlain {
            let is_before_quote = text.get(at + 1) == Some(&quote);
            if is_before_quote && backslash == Backslash::NobodyKnows {
                return Err(Unreadable);
            }
            at += 2;
        } else if byte != quote {
            at += 1;
        } else if text.get(at + 1) == Some(&quote) {
            at += 2;
        } else {
            return Ok(at + 1);
        }
    }
}

/// The length of `$tag$ .. $tag$`, which is at least a dollar.
pub(super) fn dollar_length(text: &str) -> Result<usize, Unreadable> {
    let tag_end = text[1..].find('$').ok_or(Unreadable)? + 2;
    let tag = &text[..tag_end];
    let closing = text[tag_end..].find(tag).ok_or(Unreadable)?;
    Ok(tag_end + closing + tag_end)
}

/// The length of `'[ .. ]'` after Oracle's `q`, whatever stands for the brackets.
pub(super) fn alternative_length(text: &str) -> Result<usize, Unreadable> {
    let open = text[1..].chars().next().ok_or(Unreadable)?;
    let close = match open {
        '[' => ']',
        '(' => ')',
        '{' => '}',
        '<' => '>',
        other if other.is_whitespace() => return Err(Unreadable),
        other => other,
    };
    let start = 1 + open.len_utf8();
    let end = format!("{close}'");
    let content = text[start..].find(&end).ok_or(Unreadable)?;
    Ok(start + content + end.len())
}

/// The length of `[..]`, in which a closing bracket is doubled.
pub(super) fn bracket_length(text: &[u8]) -> Result<usize, Unreadable> {
    let mut at = 1;
    loop {
        match (text.get(at).ok_or(Unreadable)?, text.get(at + 1)) {
            (b']', Some(b']')) => at += 2,
            (b']', _) => return Ok(at + 1),
            _ => at += 1,
        }
    }
}
