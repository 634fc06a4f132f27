//! What the compiler said: of which lint, where, and in which words.

use std::fmt;

use serde_json::Value;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Said {
    /// The program and the file, without the variant.
    pub(crate) file: String,

    /// Lines and columns of all primary spans.
    places: Vec<[u64; 4]>,

    /// The lint, or the code of the error.
    pub(crate) code: String,
    message: String,
    pub(crate) is_error: bool,

    /// The first line that is pointed at.
    pub(crate) line: String,
}

/// All that was said of the packages of one variant, once for each time that it was said.
pub(crate) fn said(output: &str, variant: &str) -> Vec<Said> {
    let mut all: Vec<_> = output
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .filter(|message| message["reason"] == "compiler-message")
        .filter_map(|message| Said::read(&message, variant))
        .collect();
    all.sort();
    all
}

impl Said {
    fn read(message: &Value, variant: &str) -> Option<Self> {
        let program = message["target"]["src_path"].as_str()?;
        if !program.contains(&format!("/{variant}")) {
            return None;
        }
        let message = &message["message"];
        let spans: Vec<_> = message["spans"]
            .as_array()?
            .iter()
            .filter(|span| span["is_primary"] == true)
            .collect();
        // What belongs to no place is the count of the others.
        let first = spans.first()?;
        let file = first["file_name"].as_str()?;
        let line = first["text"][0]["text"].as_str().unwrap_or_default();
        Some(Self {
            file: file.strip_prefix(variant).unwrap_or(file).to_owned(),
            places: spans.iter().map(|span| place(span)).collect(),
            code: message["code"]["code"]
                .as_str()
                .unwrap_or("error")
                .to_owned(),
            // Closures are named by their file.
            message: message["message"].as_str()?.replace(variant, ""),
            is_error: message["level"] == "error",
            line: line.trim().to_owned(),
        })
    }
}

impl Said {
    /// Whether it says the same, though in other words.
    pub(crate) fn is_about(&self, other: &Self) -> bool {
        (&self.file, &self.places, &self.code) == (&other.file, &other.places, &other.code)
    }
}

fn place(span: &Value) -> [u64; 4] {
    ["line_start", "column_start", "line_end", "column_end"]
        .map(|edge| span[edge].as_u64().unwrap_or_default())
}

impl fmt::Display for Said {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [line, column, ..] = self.places[0];
        let Self {
            file,
            code,
            message,
            ..
        } = self;
        write!(formatter, "{code} at {file}:{line}:{column}: {message}")
    }
}
