//! What an annotated function costs to compile, beside the peers.

mod callgrind;
mod cargo;
mod code;
mod contender;
mod llvm;
mod measure;
mod report;
mod rustc;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use evidence::{Result, Versions};

use crate::contender::Contender;

/// Compiles the same functions as each contender wants them written, and compares.
#[derive(Debug, Parser)]
struct Options {
    /// How many functions.
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..))]
    functions: u32,

    /// Which of them.
    #[arg(long, value_enum, default_value_t = Shapes::All)]
    shapes: Shapes,

    /// How often each contender is compiled in each profile.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    rounds: u32,

    /// Only these; `bare` and `ideal` are always among them.
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Contender>,

    /// Counts the instructions of the dev build too, by valgrind: a minute for each contender.
    #[arg(long)]
    instructions: bool,

    /// Writes the result to `docs/benchmarks/compile-time.md`, too.
    #[arg(long)]
    write: bool,
}

/// What the functions are.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shapes {
    /// Half of them are `async`.
    All,
    /// All of them are.
    Async,
    /// None of them is.
    Sync,
}

impl Shapes {
    /// As `contenders/build.rs` is told, and an author says.
    const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Async => "async",
            Self::Sync => "sync",
        }
    }

    const fn how_many_are_async(self) -> &'static str {
        match self {
            Self::All => "half",
            Self::Async => "all",
            Self::Sync => "none",
        }
    }
}

impl Options {
    fn contenders(&self) -> Vec<Contender> {
        let is_wanted = |contender: &Contender| {
            self.only.is_empty() || contender.is_reference() || self.only.contains(contender)
        };
        Contender::ALL.into_iter().filter(is_wanted).collect()
    }
}

fn main() -> ExitCode {
    if let Some(status) = rustc::instead_of_rustc() {
        return status;
    }
    match run(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("compile-time: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<()> {
    let versions = Versions::locked(Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/Cargo.toml"
    )))?;
    let measured = measure::all(options)?;
    let report = report::markdown(options, &measured, &versions)?;
    println!("{report}");
    if options.write {
        let page =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/benchmarks/compile-time.md");
        fs::create_dir_all(page.parent().ok_or("a page is in a folder")?)?;
        fs::write(page, report)?;
    }
    Ok(())
}
