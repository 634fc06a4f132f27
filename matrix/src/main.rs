//! Every shape of function with every attribute, ours and others': `docs/matrix.md`.
//!
//! `cargo run --release --manifest-path matrix/Cargo.toml` writes it anew; with the names of
//! columns behind `--`, those alone are run and printed, and nothing is written. It fails
//! where one of our attributes is at fault, or where a shape does not hold without any.

mod cell;
mod columns;
mod programs;
mod report;
mod runs;
mod shapes;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::cell::Cell;
use crate::columns::{COLUMNS, Column};
use crate::programs::Programs;
use crate::shapes::Shape;

/// What became of each shape in each column, by their names.
type Cells = BTreeMap<(&'static str, String), Cell>;

fn main() -> Result<(), Box<dyn Error>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let asked: Vec<String> = env::args().skip(1).collect();
    let (columns, patterns): (Vec<_>, Vec<_>) = asked
        .into_iter()
        .partition(|name| COLUMNS.iter().any(|column| column.name == name));
    let mut shapes = shapes::read(&here.join("shapes"))?;
    shapes.retain(|shape| {
        patterns.is_empty() || patterns.iter().any(|part| shape.path.contains(part))
    });
    let chosen =
        |column: &&Column| columns.is_empty() || columns.iter().any(|name| column.name == name);
    let cells = cells(
        here,
        &shapes,
        &COLUMNS.iter().filter(chosen).collect::<Vec<_>>(),
    )?;
    let page = here.join("../docs/matrix.md");
    if columns.is_empty() && patterns.is_empty() {
        let lock = fs::read_to_string(here.join("Cargo.lock"))?;
        fs::write(page, report::page(&shapes, &cells, &lock))?;
    } else {
        print!("{}", report::listing(&shapes, &cells));
        unknown(&shapes, &fs::read_to_string(page)?)?;
    }
    faults(&shapes, &cells)
}

/// A shape that the page has never heard of.
fn unknown(shapes: &[Shape], page: &str) -> Result<(), Box<dyn Error>> {
    let is_known = |shape: &&Shape| page.contains(&format!("matrix/shapes/{}.rs", shape.path));
    match shapes.iter().find(|shape| !is_known(shape)) {
        None => Ok(()),
        Some(shape) => Err(format!("docs/matrix.md has no {}; write it anew", shape.path).into()),
    }
}

/// Builds and runs all of them: a package at a time, for its programs take room on the disk.
fn cells(
    here: &Path,
    shapes: &[Shape],
    columns: &[&'static Column],
) -> Result<Cells, Box<dyn Error>> {
    let mut cells = Cells::new();
    let mut packages: Vec<_> = columns.iter().map(|column| column.package).collect();
    packages.dedup();
    let mut bare = BTreeMap::new();
    for package in packages {
        let edition = columns::edition(package);
        if !bare.contains_key(edition) {
            bare.insert(edition, without_attributes(here, shapes, edition)?);
        }
        let of_package = columns.iter().filter(|column| column.package == package);
        let programs =
            Programs::build(here, package, edition, shapes, of_package.clone().copied())?;
        for column in of_package {
            for shape in shapes {
                let cell = Cell::of(shape, column, &programs, &bare[edition]);
                cells.insert((column.name, shape.path.clone()), cell);
            }
        }
        programs.remove()?;
    }
    Ok(cells)
}

/// The programs as they are without an attribute, which have to hold.
fn without_attributes(
    here: &Path,
    shapes: &[Shape],
    edition: &'static str,
) -> Result<Programs, Box<dyn Error>> {
    let column = columns::bare(edition);
    let programs = Programs::build(here, column.package, edition, shapes, [column].into_iter())?;
    let broken: Vec<String> = shapes
        .iter()
        .filter(|shape| shape.is_for(edition))
        .filter_map(|shape| {
            let wrong = programs.wrong(column, shape)?;
            Some(format!("{}: {wrong}", shape.path))
        })
        .collect();
    if broken.is_empty() {
        return Ok(programs);
    }
    Err(format!(
        "these do not hold without an attribute:\n{}",
        broken.join("\n")
    )
    .into())
}

/// What must not be said of ours, unless the shape itself says that it is known.
fn faults(shapes: &[Shape], cells: &Cells) -> Result<(), Box<dyn Error>> {
    let ours = || {
        COLUMNS
            .iter()
            .filter(|column| columns::is_ours(column.name))
    };
    let mut faults = Vec::new();
    for (shape, column) in shapes
        .iter()
        .flat_map(|shape| ours().map(move |column| (shape, column)))
    {
        let Some(cell) = cells.get(&(column.name, shape.path.clone())) else {
            continue;
        };
        if cell.is_fault(column.name) && shape.known(column) != Some(cell.said().1) {
            faults.push(format!("{} on {}: {cell:?}", column.name, shape.path));
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    Err(format!("ours is at fault:\n{}", faults.join("\n")).into())
}

/// Where the binaries of `package` are written to, for cargo to find them.
fn bin(here: &Path, package: &str) -> PathBuf {
    here.join("contenders").join(package).join("src/bin")
}
