//! The table and its notes.

use std::fmt::Write;

use crate::Cells;
use crate::columns::{COLUMNS, Column};
use crate::shapes::Shape;

const WORDS: [&str; 8] = [
    "ok", "refused", "n/a", "blind", "warns", "misses", "wrong", "no",
];

/// `docs/matrix.md`.
pub fn page(shapes: &[Shape], cells: &Cells, lock: &str) -> String {
    let mut page = include_str!("page.md").to_owned();
    page.push_str("\n## In numbers\n\n");
    totals(&mut page, cells, lock);
    for family in shapes.chunk_by(|one, other| one.family() == other.family()) {
        table(&mut page, family, cells);
    }
    page.push_str("\n## Why\n");
    for column in COLUMNS {
        notes(&mut page, column, shapes, cells);
    }
    page
}

/// What is not `ok`, for somebody who waits in front of a terminal.
pub fn listing(shapes: &[Shape], cells: &Cells) -> String {
    let mut listing = String::new();
    for column in COLUMNS {
        notes(&mut listing, column, shapes, cells);
    }
    listing
}

fn totals(page: &mut String, cells: &Cells, lock: &str) {
    let _ = writeln!(page, "| attribute | of | {} |", WORDS.join(" | "));
    let _ = writeln!(page, "|---|---|{}", "---:|".repeat(WORDS.len()));
    for column in COLUMNS {
        let counts = WORDS.map(|word| count(cells, column, word).to_string());
        let version = version(lock, column.of);
        let _ = writeln!(
            page,
            "| `{}` | {} {version} | {} |",
            column.name,
            column.of,
            counts.join(" | ")
        );
    }
}

fn count(cells: &Cells, column: &Column, word: &str) -> usize {
    let of_column = cells.iter().filter(|((name, _), _)| *name == column.name);
    of_column.filter(|(_, cell)| cell.said().0 == word).count()
}

/// The version that was run, from the lock file.
fn version<'a>(lock: &'a str, of: &str) -> &'a str {
    let after = lock.split_once(&format!("name = \"{of}\"\nversion = \""));
    after
        .and_then(|(_, after)| after.split('"').next())
        .unwrap_or_default()
}

fn table(page: &mut String, family: &[Shape], cells: &Cells) {
    let shown: Vec<_> = COLUMNS
        .iter()
        .filter(|column| column.package != "callsight-2021")
        .collect();
    let names: Vec<_> = shown
        .iter()
        .map(|column| format!("`{}`", column.name))
        .collect();
    let _ = writeln!(page, "\n## {}\n", title(family[0].family()));
    let _ = writeln!(page, "| shape | {} | ours in 2021 |", names.join(" | "));
    let _ = writeln!(page, "|---|{}---|", "---|".repeat(shown.len()));
    for shape in family {
        let words: Vec<_> = shown
            .iter()
            .map(|column| word(cells, column, shape))
            .collect();
        let path = &shape.path;
        let _ = writeln!(
            page,
            "| [{}](../matrix/shapes/{path}.rs): {} | {} | {} |",
            shape.name(),
            shape.says.replace('|', "\\|"),
            words.join(" | "),
            in_2021(cells, shape),
        );
    }
}

fn title(family: &str) -> String {
    let mut letters = family.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first
        .into_iter()
        .chain(letters)
        .collect::<String>()
        .replace('_', " ")
}

fn word(cells: &Cells, column: &Column, shape: &Shape) -> &'static str {
    let word = cells
        .get(&(column.name, shape.path.clone()))
        .map_or("", |cell| cell.said().0);
    match word {
        // A reader looks for these.
        "warns" => "**warns**",
        "misses" => "**misses**",
        "wrong" => "**wrong**",
        "no" => "**no**",
        word => word,
    }
}

/// All five attributes in one cell, if they have the same to say as in edition 2024.
fn in_2021(cells: &Cells, shape: &Shape) -> &'static str {
    let columns = || {
        COLUMNS
            .iter()
            .filter(|column| column.package == "callsight-2021")
    };
    let differs =
        |column: &&Column| word(cells, column, shape) != word_in_2024(cells, column, shape);
    match columns().find(differs) {
        None => "the same",
        Some(column) => word(cells, column, shape),
    }
}

fn word_in_2024(cells: &Cells, column: &Column, shape: &Shape) -> &'static str {
    let same = COLUMNS
        .iter()
        .find(|other| other.name == column.attribute());
    same.map_or("", |same| word(cells, same, shape))
}

fn notes(page: &mut String, column: &Column, shapes: &[Shape], cells: &Cells) {
    let of_shape = |shape: &Shape| {
        let cell = cells.get(&(column.name, shape.path.clone()))?;
        let (word, why) = cell.said();
        (word != "ok").then(|| format!("- `{}` {word}: {}\n", shape.path, shortened(why)))
    };
    let notes: String = shapes.iter().filter_map(of_shape).collect();
    if !notes.is_empty() {
        let _ = write!(page, "\n### `{}`\n\n{notes}", column.name);
    }
}

fn shortened(why: &str) -> String {
    let why = why.replace('\n', " ");
    match why.char_indices().nth(240) {
        None => why,
        Some((end, _)) => format!("{}…", &why[..end]),
    }
}
