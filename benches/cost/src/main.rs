//! What an annotated function costs to call, beside the floor and the peers.

mod allocations;
mod bounds;
mod cached;
mod calls;
mod cell;
mod child;
mod contender;
mod crew;
mod load;
mod measure;
mod memory;
mod ours;
mod pace;
mod page;
mod peers;
mod process;
mod processor;
mod protocol;
mod records;
mod report;
mod requests;
mod scrape;
mod section;
mod shard;
mod ticks;
mod work;

use std::process::ExitCode;

use clap::Parser;
use evidence::Result;

use crate::contender::Contender;
use crate::section::Section;

/// Runs the same work as each contender wants it written, in turns, and compares.
#[derive(Debug, Parser)]
struct Options {
    /// Only these.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = Section::ALL)]
    sections: Vec<Section>,

    /// Only these contenders; what the others are compared with is always among them.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,

    /// How often each contender is measured in each way.
    #[arg(long, default_value_t = 41, value_parser = clap::value_parser!(u32).range(1..))]
    samples: u32,

    /// Measures how much memory ten million calls leave behind if nobody scrapes, too.
    #[arg(long)]
    growth: bool,

    /// Writes the tables to `docs/performance.md`, too.
    #[arg(long, conflicts_with_all = ["sections", "only"])]
    write: bool,

    /// Is what this program starts of itself for each contender: a section and a name.
    #[arg(long, hide = true, num_args = 2)]
    child: Option<Vec<String>>,
}

impl Options {
    fn contenders(&self, section: Section) -> impl Iterator<Item = &'static Contender> {
        section.contenders().into_iter().filter(|contender| {
            self.only.is_empty()
                || contender.is_compared_with()
                || self.only.iter().any(|name| name == contender.name)
        })
    }

    fn check(&self) -> Result<()> {
        let is_known = |name: &&String| Section::ALL.iter().any(|it| it.contender(name).is_some());
        if let Some(name) = self.only.iter().find(|name| !is_known(name)) {
            let names = section::all_names();
            return Err(format!("no contender is called `{name}`; write one of {names}").into());
        }
        Ok(())
    }
}

fn main() -> ExitCode {
    let options = Options::parse();
    let done = match &options.child {
        Some(names) => child::answer(&names[0], &names[1]),
        None => run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cost: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<()> {
    options.check()?;
    let load = evidence::load_average()?;
    let measured = measure::all(options)?;
    let report = report::markdown(options, &measured, &load)?;
    println!("{report}");
    if options.write {
        page::write(&report)?;
    }
    Ok(())
}
