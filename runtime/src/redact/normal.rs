//! A statement as it is written again: without its values, its comments and its line breaks.

/// The text so far.
#[derive(Debug, Default)]
pub(super) struct Normal {
    text: String,
    /// Space that was met, and is written if something follows that it matters to.
    has_space: bool,
}

impl Normal {
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn space(&mut self) {
        self.has_space = true;
    }

    /// A keyword or a name, or an operator.
    pub(super) fn push(&mut self, token: &str) {
        let is_tight = matches!(token, ")" | "," | ";") || self.text.ends_with('(');
        let follows_comma = self.text.ends_with(',');
        if (self.has_space || follows_comma) && !is_tight && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.has_space = false;
        self.text.push_str(token);
        if token == ")" {
            self.fold_row();
        }
    }

    /// A value. Of a list of values one is left: how many there are is no part of what is asked.
    pub(super) fn value(&mut self) {
        let before = self.text.trim_end_matches(['-', '+']);
        let is_signed = before.trim_end().ends_with([',', '(']) && before.len() < self.text.len();
        if is_signed {
            self.text.truncate(before.trim_end().len());
        }
        let is_next = self
            .text
            .trim_end()
            .strip_suffix(',')
            .is_some_and(|list| list.ends_with('?'));
        if is_next {
            let list = self.text.trim_end().len() - 1;
            self.text.truncate(list);
            self.has_space = false;
            return;
        }
        self.push("?");
    }

    /// Takes back the word that the text ends with, if it is one that belongs to the value which
    /// follows: the `E` of `E'..'`.
    pub(super) fn take_back(&mut self, word: &str) {
        if !self.has_space && self.text.ends_with(word) {
            self.text.truncate(self.text.len() - word.len());
            self.has_space = self.text.ends_with(' ');
            self.text.truncate(self.text.trim_end().len());
        }
    }

    /// `(?), (?)` is `(?)`.
    fn fold_row(&mut self) {
        const ROW: &str = "(?)";
        let first = self
            .text
            .strip_suffix(ROW)
            .map(str::trim_end)
            .and_then(|list| list.strip_suffix(','))
            .filter(|list| list.ends_with(ROW))
            .map(str::len);
        if let Some(first) = first {
            self.text.truncate(first);
        }
    }
}
