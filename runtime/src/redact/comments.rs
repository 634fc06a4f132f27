//! Comments, of which nothing is written.

use super::dialect::{Dialect, Nested};
use super::reader::{Read, Reader, Unreadable};

impl Reader<'_> {
    /// `--`, which is a comment for `MySQL` only where a space follows.
    pub(super) fn dashes(&mut self) -> Read {
        let is_sure = self.peek(2).is_none_or(|next| next.is_ascii_whitespace());
        match self.dialect {
            Dialect::MySql if !is_sure => self.operator(),
            Dialect::Unknown if !is_sure => return Err(Unreadable),
            _ => return self.comment_to_end_of_line(),
        }
        Ok(())
    }

    pub(super) fn hash(&mut self) -> Read {
        match self.dialect {
            Dialect::MySql => return self.comment_to_end_of_line(),
            Dialect::Postgres | Dialect::SqlServer => self.operator(),
            Dialect::Sqlite | Dialect::Oracle | Dialect::Unknown => return Err(Unreadable),
        }
        Ok(())
    }

    /// Of `\r` alone nobody knows whether it ends a line.
    fn comment_to_end_of_line(&mut self) -> Read {
        let length = self.count(|byte| byte != b'\n');
        let comment = &self.rest()[..length];
        if comment.trim_end_matches('\r').contains('\r') || comment.ends_with("\r\r") {
            return Err(Unreadable);
        }
        self.space(length);
        Ok(())
    }

    pub(super) fn comment(&mut self) -> Read {
        let text = self.rest().as_bytes();
        let is_run = text[2..].starts_with(b"!") || text[2..].starts_with(b"M!");
        if is_run && self.dialect.runs_comments() {
            return Err(Unreadable);
        }
        let length = end_of_comment(text, self.dialect.nested_comments())?;
        self.space(length);
        Ok(())
    }
}

fn end_of_comment(text: &[u8], nested: Nested) -> Result<usize, Unreadable> {
    let (mut at, mut depth) = (2, 1);
    while depth > 0 {
        match (text.get(at).ok_or(Unreadable)?, text.get(at + 1)) {
            (b'*', Some(b'/')) => {
                depth -= 1;
                at += 2;
            }
            (b'/', Some(b'*')) if nested == Nested::NobodyKnows => return Err(Unreadable),
            (b'/', Some(b'*')) if nested == Nested::AnotherComment => {
                depth += 1;
                at += 2;
            }
            _ => at += 1,
        }
    }
    Ok(at)
}
