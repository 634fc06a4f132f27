//! Label values and help texts, with the characters that a format asks to be escaped.

use super::Format;

/// Adds `name="value"`, after a comma if there is something before it.
///
/// Both formats escape the same three characters in a value.
pub(in super::super) fn pair(text: &mut String, name: &str, value: &str) {
    if !text.is_empty() {
        text.push(',');
    }
    text.push_str(name);
    text.push_str("=\"");
    escaped(text, value, Quotes::Escaped);
    text.push('"');
}

/// Nothing ends a help text but its line, so 0.0.4 leaves quotes in it alone; `OpenMetrics` doesn't.
pub(super) fn help(text: &mut String, help: &str, format: Format) {
    let quotes = match format {
        Format::Text => Quotes::Kept,
        Format::OpenMetrics => Quotes::Escaped,
    };
    escaped(text, help, quotes);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Escaped,
    Kept,
}

fn escaped(text: &mut String, value: &str, quotes: Quotes) {
    for c in value.chars() {
        match c {
            '\\' => text.push_str(r"\\"),
            '\n' => text.push_str(r"\n"),
            '"' if quotes == Quotes::Escaped => text.push_str(r#"\""#),
            c => text.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backslash_before_a_quote_stays_one_before_a_quote() {
        let mut text = String::new();
        pair(&mut text, "a", "\\\"\n\\n");
        pair(&mut text, "b", "");
        assert_eq!(text, r#"a="\\\"\n\\n",b="""#);
    }

    #[test]
    fn only_open_metrics_escapes_the_quotes_of_a_help_text() {
        let of = |format| {
            let mut text = String::new();
            help(&mut text, "a \"b\" \\ c\nd", format);
            text
        };
        assert_eq!(of(Format::Text), r#"a "b" \\ c\nd"#);
        assert_eq!(of(Format::OpenMetrics), r#"a \"b\" \\ c\nd"#);
    }
}
