//! What the compiler and clippy say of a function does not depend on its attribute.

mod differences;
mod programs;
mod words;

use differences::Known;
use programs::{Programs, Tool};

/// Every lint there is.
#[test]
fn lints() {
    let corpus = Programs::written("corpus", programs::LINTED);
    let mut known = Known::read("lints.txt");
    for tool in [Tool::Check, Tool::Clippy] {
        let said = corpus.said_by(tool);
        assert!(!said.has_errors(), "an error hides what lints would say");
        known.compare(tool, &said);
    }
    known.conclude();
}

/// Errors of types, of borrows and of traits.
#[test]
fn errors() {
    let mut known = Known::read("errors.txt");
    let programs = Programs::written("errors", "");
    known.compare(Tool::Check, &programs.said_by(Tool::Check));
    known.conclude();
}

/// Functions that nobody has finished typing.
#[test]
fn half_typed() {
    let mut known = Known::read("half_typed.txt");
    let programs = Programs::written("half_typed", "");
    known.compare(Tool::Check, &programs.said_by(Tool::Check));
    known.conclude();
}
