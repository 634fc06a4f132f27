//! Reads a statement of any database to its end, or says that it can't.
//!
//! Whatever text it is given, it ends and does not panic. It is read by the rules of one database;
//! where a setting of that database decides, or the database is unknown, and the text could be read in
//! two ways, it is not read: a secret would be a name in one of them.

use super::dialect::Dialect;
use super::name::{is_name, is_part_of_name};
use super::normal::Normal;
use super::quoted::{self, Backslash};

/// That a statement can't be read, or not in one way only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

pub(super) type Read = Result<(), Unreadable>;

#[derive(Debug)]
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
    pub(super) dialect: Dialect,
    normal: Normal,
    /// The word that ends where this is now.
    word: &'a str,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, dialect: Dialect) -> Self {
        Self {
            text,
            at: 0,
            dialect,
            normal: Normal::default(),
            word: "",
        }
    }

    /// What was read so far.
    pub(super) fn normal(&self) -> &str {
        self.normal.as_str()
    }

    /// Reads to the end.
    pub(super) fn read(&mut self) -> Read {
        while let Some(byte) = self.peek(0) {
            let word = std::mem::take(&mut self.word);
            if !self.plain(byte, word) {
                self.quoted_or_special(byte, word)?;
            }
        }
        Ok(())
    }

    /// What is the same in every database; says whether it was that.
    fn plain(&mut self, byte: u8, word: &str) -> bool {
        let next = self.peek(1);
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => self.space(1),
            b'0'..=b'9' => self.number(),
            b'.' if word.is_empty() && next.is_some_and(|next| next.is_ascii_digit()) => {
                self.number();
            }
            b'?' => self.placeholder(),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.word(),
            b'-' if next == Some(b'-') => return false,
            b'/' if next == Some(b'*') => return false,
            b'\'' | b'"' | b'`' | b'[' | b'$' | b'#' | b'\\' => return false,
            0x21..=0x7e => self.operator(),
            _ => return false,
        }
        true
    }

    fn quoted_or_special(&mut self, byte: u8, word: &'a str) -> Read {
        match byte {
            b'\'' => self.string(word),
            b'"' => self.in_double_quotes(),
            b'`' => self.in_backticks(),
            b'[' => self.in_brackets(),
            b'$' => self.dollar(),
            b'-' => self.dashes(),
            b'/' => self.comment(),
            b'#' => self.hash(),
            // A backslash, control characters, and letters of which nobody knows whether they are
            // quotes.
            _ => Err(Unreadable),
        }
    }

    pub(super) fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Passes over `length` bytes, and hands them out.
    fn pass(&mut self, length: usize) -> &'a str {
        let passed = &self.rest()[..length];
        self.at += length;
        passed
    }

    /// How many bytes from here on are of this sort.
    pub(super) fn count(&self, is_of_it: impl Fn(u8) -> bool) -> usize {
        self.rest()
            .bytes()
            .take_while(|byte| is_of_it(*byte))
            .count()
    }

    pub(super) fn space(&mut self, length: usize) {
        self.at += length;
        self.normal.space();
    }

    fn value(&mut self, length: usize) {
        self.at += length;
        self.normal.value();
    }

    pub(super) fn operator(&mut self) {
        let operator = self.pass(1);
        self.normal.push(operator);
    }

    fn word(&mut self) {
        let length = self.count(is_part_of_name);
        let word = self.pass(length);
        if is_name(word) {
            self.normal.push(word);
            self.word = word;
        } else {
            self.normal.value();
        }
    }

    /// Digits, and what is no name because it begins with one: `0x1F`, `1e-5`, `2nd`.
    fn number(&mut self) {
        let mut length = 0;
        loop {
            let byte = self.peek(length);
            let before = length.checked_sub(1).and_then(|before| self.peek(before));
            let is_exponent =
                matches!(before, Some(b'e' | b'E')) && matches!(byte, Some(b'-' | b'+'));
            let is_part = byte.is_some_and(|byte| byte == b'.' || is_part_of_name(byte));
            if !is_part && !is_exponent {
                self.value(length);
                return;
            }
            length += 1;
        }
    }

    /// `?` and `?1`.
    fn placeholder(&mut self) {
        self.at += 1;
        let digits = self.count(|byte| byte.is_ascii_digit());
        self.value(digits);
    }

    /// `'..'` behind the word that says which sort it is.
    fn string(&mut self, prefix: &str) -> Read {
        let lower = prefix.to_ascii_lowercase();
        let backslash = match &*lower {
            "e" if self.dialect == Dialect::Postgres => Backslash::Escapes,
            "q" | "nq" if self.dialect == Dialect::Oracle => {
                return self.alternative_string(prefix);
            }
            "q" | "nq" => return Err(Unreadable),
            _ => Backslash::NobodyKnows,
        };
        self.not_tripled()?;
        let length = quoted::length(self.rest().as_bytes(), backslash)?;
        if matches!(&*lower, "b" | "e" | "n" | "x") {
            self.normal.take_back(prefix);
        }
        self.value(length);
        Ok(())
    }

    /// Three quotes at once begin a string of their own in some databases.
    fn not_tripled(&self) -> Read {
        let quotes = self
            .rest()
            .bytes()
            .take_while(|byte| Some(*byte) == self.peek(0));
        if self.dialect == Dialect::Unknown && quotes.count() > 2 {
            return Err(Unreadable);
        }
        Ok(())
    }

    fn alternative_string(&mut self, prefix: &str) -> Read {
        let length = quoted::alternative_length(self.rest())?;
        self.normal.take_back(prefix);
        self.value(length);
        Ok(())
    }

    fn in_double_quotes(&mut self) -> Read {
        self.not_tripled()?;
        let length = quoted::length(self.rest().as_bytes(), Backslash::NobodyKnows)?;
        if self.dialect.names_in_double_quotes() {
            self.quoted_name(length);
        } else {
            self.value(length);
        }
        Ok(())
    }

    fn in_backticks(&mut self) -> Read {
        if !self.dialect.names_in_backticks() {
            return Err(Unreadable);
        }
        let length = quoted::length(self.rest().as_bytes(), Backslash::IsPlain)?;
        self.quoted_name(length);
        Ok(())
    }

    /// `[name]`, or the index of an array. A plain name or number between them is the same in both.
    fn in_brackets(&mut self) -> Read {
        let content = 1 + self.rest()[1..]
            .bytes()
            .take_while(|byte| is_part_of_name(*byte))
            .count();
        let is_plain = self.peek(content) == Some(b']') && self.peek(content + 1) != Some(b']');
        match self.dialect.names_in_brackets() {
            Some(false) => self.operator(),
            _ if is_plain => self.quoted_name(content + 1),
            // A name of anything up to the bracket, which is doubled in it.
            Some(true) => {
                let end = quoted::bracket_length(self.rest().as_bytes())?;
                self.value(end);
            }
            None => return Err(Unreadable),
        }
        Ok(())
    }

    /// A name in quotes is kept if it could be written without them.
    fn quoted_name(&mut self, length: usize) {
        let name = &self.rest()[1..length - 1];
        let is_plain = name.bytes().all(is_part_of_name) && is_name(name);
        if !is_plain || name.starts_with(|first: char| first.is_ascii_digit()) {
            self.value(length);
            return;
        }
        let quoted = self.pass(length);
        self.normal.push(quoted);
    }

    /// `$1`, `$tag$..$tag$`, `$name`.
    fn dollar(&mut self) -> Read {
        let rest = &self.rest()[1..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            self.value(1 + digits);
            return Ok(());
        }
        let tag = rest
            .bytes()
            .take_while(|byte| *byte != b'$' && is_part_of_name(*byte))
            .count();
        let is_tagged = rest.as_bytes().get(tag) == Some(&b'$');
        match self.dialect {
            Dialect::Postgres if is_tagged => {
                let length = quoted::dollar_length(self.rest())?;
                self.value(length);
            }
            Dialect::Sqlite if !is_tagged && tag > 0 => self.operator(),
            _ => return Err(Unreadable),
        }
        Ok(())
    }
}
