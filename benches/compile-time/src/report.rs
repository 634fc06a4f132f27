//! The page that says what was measured.

use std::fmt::Write as _;

use evidence::{Sample, Versions};

use crate::cargo::Profile;
use crate::contender::Contender;
use crate::measure::Measured;
use crate::{Options, Result};

pub(crate) fn markdown(
    options: &Options,
    measured: &[Measured],
    versions: &Versions,
) -> Result<String> {
    let Options {
        functions,
        rounds,
        shapes,
        instructions,
        ..
    } = options;
    let counted = if *instructions { " --instructions" } else { "" };
    let are_async = shapes.how_many_are_async();
    let shapes = shapes.name();
    let date = evidence::today();
    let machine = evidence::machine()?;
    let comparison = Comparison::new(measured, *functions)?;
    let overheads = overheads(measured, &comparison)?;
    let totals = totals(measured, versions)?;
    Ok(format!(
        "\
# What an annotated function costs to compile

{functions} functions, {are_async} of them async, in one crate, compiled alone: the processor time of rustc, without
incremental compilation, in cargo's own profiles; rounds: {rounds}, of which the median. *Instructions* are those of
rustc in a dev build, counted by callgrind: the same whatever else the machine does. *LLVM lines* are what
rustc hands to LLVM in a dev build, counted as `cargo llvm-lines` does; *code* is machine code of a
release build. How it is measured, and what `ideal` is: [benches](../../benches/README.md).

## For each function, over the same one without an attribute

{overheads}
In brackets: how many times the cost of `ideal`.

## For the whole crate

{totals}
In brackets: the least and the most of all rounds.

{date}, {machine}. By this command:

```sh
cargo run --release --manifest-path benches/Cargo.toml -p compile-time -- --functions {functions} --shapes {shapes} --rounds {rounds}{counted} --write
```
"
    ))
}

/// What the others are compared with.
struct Comparison<'a> {
    bare: &'a Measured,
    ideal: &'a Measured,
    functions: f64,
}

impl<'a> Comparison<'a> {
    fn new(measured: &'a [Measured], functions: u32) -> Result<Self> {
        let find = |contender| measured.iter().find(move |it| it.contender == contender);
        Ok(Self {
            bare: find(Contender::Bare).ok_or("nothing was compiled without an attribute")?,
            ideal: find(Contender::Ideal).ok_or("the ideal was not compiled")?,
            functions: functions.into(),
        })
    }

    /// What one function costs over a bare one, and how many times that of `ideal` it is.
    fn cell(&self, measured: &Measured, decimals: usize, of: impl Fn(&Measured) -> f64) -> String {
        let over_bare = |it| (of(it) - of(self.bare)) / self.functions;
        let (cost, ideal) = (over_bare(measured), over_bare(self.ideal));
        format!("{cost:.decimals$} ({:.2})", cost / ideal)
    }
}

fn overheads(measured: &[Measured], comparison: &Comparison<'_>) -> Result<String> {
    let mut table = String::from(
        "| | dev CPU, ms | dev instructions, millions | release CPU, ms | LLVM lines | code, bytes |\n|---|--:|--:|--:|--:|--:|\n",
    );
    let annotated = measured.iter().filter(|it| it.contender != Contender::Bare);
    for it in annotated {
        writeln!(
            table,
            "| {} | {} | {} | {} | {} | {} |",
            it.contender.title(),
            comparison.cell(it, 2, |it| millis(it, Profile::Dev)),
            instructions(it, comparison),
            comparison.cell(it, 2, |it| millis(it, Profile::Release)),
            comparison.cell(it, 0, |it| it.llvm_lines as f64),
            comparison.cell(it, 0, |it| it.code_bytes as f64),
        )?;
    }
    Ok(table)
}

/// A dash where they were not counted.
fn instructions(measured: &Measured, comparison: &Comparison<'_>) -> String {
    let millions = |it: &Measured| it.instructions.map_or(0.0, |counted| counted as f64 / 1e6);
    let cell = || comparison.cell(measured, 2, millions);
    measured.instructions.map_or("–".to_owned(), |_| cell())
}

fn millis(measured: &Measured, profile: Profile) -> f64 {
    measured.cpu[profile as usize].median() * 1e3
}

fn totals(measured: &[Measured], versions: &Versions) -> Result<String> {
    let mut table = String::from(
        "| | version | dev CPU, s | release CPU, s | LLVM lines | code, kB |\n|---|---|--:|--:|--:|--:|\n",
    );
    for it in measured {
        let [dev, release] = &it.cpu;
        writeln!(
            table,
            "| {} | {} | {} | {} | {} | {} |",
            it.contender.title(),
            version(it.contender, versions),
            spread(dev),
            spread(release),
            it.llvm_lines,
            it.code_bytes / 1000,
        )?;
    }
    Ok(table)
}

fn version(contender: Contender, versions: &Versions) -> String {
    let package = contender.package();
    package
        .and_then(|package| versions.of(package))
        .unwrap_or_default()
}

fn spread(sample: &Sample) -> String {
    let [median, least, most] = [sample.median(), sample.least(), sample.most()];
    format!("{median:.2} ({least:.2} to {most:.2})")
}
