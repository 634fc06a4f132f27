//! The shapes: a program each, which asserts what holds without an attribute.

use std::path::Path;
use std::{fs, io};

use crate::columns::Column;

/// One program of `shapes/`.
#[derive(Debug)]
pub struct Shape {
    /// `family/name`.
    pub path: String,
    /// Its first sentence.
    pub says: String,
    /// What else is said above it: `refused by`, `not for`, `known of`, `from edition`.
    notes: Vec<String>,
    text: String,
}

/// All of them, in the order of their paths.
pub fn read(folder: &Path) -> io::Result<Vec<Shape>> {
    let mut shapes = Vec::new();
    for family in fs::read_dir(folder)? {
        for file in fs::read_dir(family?.path())? {
            shapes.push(Shape::read(&file?.path())?);
        }
    }
    shapes.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(shapes)
}

impl Shape {
    fn read(file: &Path) -> io::Result<Self> {
        let text = fs::read_to_string(file)?;
        let mut said = text
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(str::trim);
        let says = said.next().unwrap_or_default().to_owned();
        let notes = said.map(str::to_owned).collect();
        let names: Vec<_> = file
            .iter()
            .rev()
            .take(2)
            .map(|name| name.to_string_lossy())
            .collect();
        let path = format!("{}/{}", names[1], names[0].trim_end_matches(".rs"));
        Ok(Self {
            path,
            says,
            notes,
            text,
        })
    }

    pub fn family(&self) -> &str {
        self.path.split('/').next().unwrap_or_default()
    }

    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// What our attribute has to say of it, if it has to refuse it.
    pub fn refusals(&self, column: &Column) -> Vec<&str> {
        let mut refusals = self.said("refused by", column);
        refusals.sort_unstable();
        refusals
    }

    /// Why it says nothing about this attribute.
    pub fn not_for(&self, column: &Column) -> Option<&str> {
        self.said("not for", column).first().copied()
    }

    /// What our attribute does wrong here, and has not been mended yet.
    pub fn known(&self, column: &Column) -> Option<&str> {
        self.said("known of", column).first().copied()
    }

    pub fn is_for(&self, edition: &str) -> bool {
        edition == "2024" || !self.notes.iter().any(|note| note == "from edition 2024")
    }

    /// `refused by cached: ..`, or `refused by all: ..` of ours.
    fn said(&self, what: &str, column: &Column) -> Vec<&str> {
        let of_note = |note: &'_ str| -> Option<usize> {
            let (who, _) = note.strip_prefix(what)?.trim_start().split_once(": ")?;
            let is_meant = who == column.name
                || column.of == "callsight" && (who == column.attribute() || who == "all");
            is_meant.then(|| note.len() - note.split_once(": ").map_or(0, |(_, said)| said.len()))
        };
        self.notes
            .iter()
            .filter_map(|note| note.get(of_note(note)?..))
            .collect()
    }

    /// The program with the attribute of `column`, on the lines that it has without.
    ///
    /// Nothing if the attribute cannot be on a whole block, and this shape has one.
    pub fn with(&self, column: &Column) -> Option<String> {
        let block = match column.block {
            None if self.text.contains("#[measured(block)]") => return None,
            block => block.unwrap_or_default(),
        };
        let text = self.text.replace("#[measured(block)]", &written(block));
        let text = text.replace("#[measured(method)]", &written(column.method));
        let text = text.replace("#[measured]", &written(column.function));
        // As an argument of another attribute, which has to have one.
        let argument = Some(column.function).filter(|attribute| !attribute.is_empty());
        Some(text.replace("measured!", argument.unwrap_or(r#"doc = """#)))
    }
}

fn written(attribute: &str) -> String {
    match attribute {
        "" => String::new(),
        _ => format!("#[{attribute}]"),
    }
}
