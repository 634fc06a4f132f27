//! JSON without what is in it: its structure, its keys, and the values that somebody said may be
//! read.
//!
//! The text may end anywhere, and may be no JSON at all: what can't be read is not shown.

/// In the place of what is not shown.
pub(super) const HIDDEN: char = '…';

/// Deeper than this nobody looks.
const DEEPEST: usize = 64;

/// `text` with only those texts and numbers that are the values of `keys`.
pub(super) fn redacted(text: &str, keys: &[String]) -> String {
    let mut redaction = Redaction {
        rest: text,
        shown: String::new(),
        keys,
        inside: Vec::new(),
    };
    while let Some(character) = redaction.next_character() {
        if redaction.token(character).is_none() {
            redaction.shown.push(HIDDEN);
            break;
        }
    }
    redaction.shown
}

struct Redaction<'a> {
    rest: &'a str,
    shown: String,
    keys: &'a [String],
    inside: Vec<Inside>,
}

/// What the next token is a part of.
#[derive(Clone, Copy)]
struct Inside {
    is_object: bool,
    /// Whether a text is a key here.
    awaits_key: bool,
    /// Whether a value may be read here.
    is_shown: bool,
}

impl<'a> Redaction<'a> {
    fn next_character(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    /// Reads one token; none, if it is none.
    fn token(&mut self, character: char) -> Option<()> {
        match character {
            '{' | '[' => self.opened(character == '{')?,
            '}' | ']' => self.inside.pop().map(drop)?,
            ':' => self.inside.last_mut()?.awaits_key = false,
            ',' => {
                let inside = self.inside.last_mut()?;
                inside.awaits_key = inside.is_object;
            }
            '"' => return self.text(),
            _ => return self.word(),
        }
        self.shown.push(character);
        self.rest = &self.rest[1..];
        Some(())
    }

    /// The elements of a list may be read if the list may.
    fn opened(&mut self, is_object: bool) -> Option<()> {
        let is_shown = !is_object && self.is_shown();
        self.inside.push(Inside {
            is_object,
            awaits_key: is_object,
            is_shown,
        });
        (self.inside.len() <= DEEPEST).then_some(())
    }

    fn is_shown(&self) -> bool {
        self.inside.last().is_some_and(|inside| inside.is_shown)
    }

    /// A key or a value in quotes.
    fn text(&mut self) -> Option<()> {
        let end = end_of_text(self.rest)?;
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        let inner = &text[1..end - 1];
        match self.inside.last_mut() {
            Some(inside) if inside.awaits_key => {
                inside.is_shown = self.keys.iter().any(|key| key == inner);
                self.show(text, is_name(inner));
            }
            _ => self.show(text, self.is_shown()),
        }
        Some(())
    }

    /// A number, or one of the three words there are, which say nothing of anybody.
    fn word(&mut self) -> Option<()> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        let is_harmless = matches!(word, "true" | "false" | "null");
        if !is_harmless && !word.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
            return None;
        }
        self.rest = rest;
        self.show(word, is_harmless || self.is_shown());
        Some(())
    }

    fn show(&mut self, token: &'a str, may_be_read: bool) {
        if may_be_read {
            let is_plain = |c: &char| !c.is_control();
            self.shown.extend(token.chars().filter(is_plain));
        } else {
            self.shown.push(HIDDEN);
        }
    }
}

/// Behind the quote that ends the text which `rest` begins with.
fn end_of_text(rest: &str) -> Option<usize> {
    let mut is_escaped = false;
    let end = rest.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    });
    end.map(|end| end + 2)
}

/// A key may be a name, or data: an address, an id.
fn is_name(key: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphabetic() || c == '_' || c == '-';
    (1..=64).contains(&key.len()) && key.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        redacted(text, &["quantity".to_owned(), "tags".to_owned()])
    }

    #[test]
    fn only_what_may_be_read_is_shown() {
        for (text, expected) in [
            (
                r#"{ "product_id": 3, "quantity": 1, "card": "4242424242424242" }"#,
                r#"{"product_id":…,"quantity":1,"card":…}"#,
            ),
            (
                r#"{"tags": ["new", {"quantity": "2", "name": "x"}], "gift": true}"#,
                r#"{"tags":["new",{"quantity":"2","name":…}],"gift":true}"#,
            ),
            (
                r#"{"ada@example.com": null, "card": "\"}quantity\":1"}"#,
                r#"{…:null,"card":…}"#,
            ),
            (r#"["secret", -1.5e3]"#, "[…,…]"),
            (r#""secret""#, "…"),
            ("{\"quantity\": \"a\nb\"}", r#"{"quantity":"ab"}"#),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn what_breaks_off_or_is_no_json_is_shown_as_far_as_it_is_read() {
        for (text, expected) in [
            (r#"{"card": "4242"#, r#"{"card":…"#),
            (r#"{"card": {"num"#, r#"{"card":{…"#),
            ("password=swordfish", "…"),
            ("{password: 1}", "{…"),
            ("}", "…"),
            ("", ""),
        ] {
            assert_eq!(shown(text), expected);
        }
        let deep = "[".repeat(10_000);
        assert_eq!(shown(&deep).chars().count(), DEEPEST + 1);
    }

    #[test]
    fn a_value_is_not_shown_for_a_key_that_was_elsewhere() {
        let text = r#"{"quantity": {"card": "4242"}, "card": "4242", "quantity": 1}"#;
        let expected = r#"{"quantity":{"card":…},"card":…,"quantity":1}"#;
        assert_eq!(shown(text), expected);
    }
}
