//! Pairs of words on one line.

use std::borrow::Cow;
use std::fmt::Write;

/// `a=1 b=2`, with what could be mistaken for more of them escaped.
pub(super) fn written(pairs: &[(Box<str>, Box<str>)]) -> Option<String> {
    let mut text = String::new();
    for (key, value) in pairs {
        let gap = if text.is_empty() { "" } else { " " };
        // Writing to a string does not fail.
        let _ = write!(text, "{gap}{}={}", plain(key), plain(value));
    }
    (!text.is_empty()).then_some(text)
}

fn plain(word: &str) -> Cow<'_, str> {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"=\"\\".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.into()
    } else {
        format!("{word:?}").into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_can_make_another_pair_or_another_line_of_one() {
        let pairs = [
            ("checkout", "new\nuser=admin"),
            ("basket", "3"),
            ("none", ""),
        ];
        let pairs = pairs.map(|(key, value)| (key.into(), value.into()));
        let text = "checkout=\"new\\nuser=admin\" basket=3 none=\"\"";
        assert_eq!(written(&pairs).as_deref(), Some(text));
        assert_eq!(written(&[]), None);
    }
}
