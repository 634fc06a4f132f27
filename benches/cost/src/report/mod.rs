//! The tables, and what is said above each.

mod table;

use std::fmt::Write as _;
use std::path::Path;

use evidence::{Result, Versions};

use self::table::Table;
use crate::Options;
use crate::measure::Measured;
use crate::section::Section;

pub(crate) fn markdown(options: &Options, measured: &[Measured], load: &str) -> Result<String> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let versions = Versions::locked(&manifest)?;
    let mut report = circumstances(options, measured, load)?;
    for section in &options.sections {
        writeln!(report, "\n{}\n", introduction(*section))?;
        let of_section = measured.iter().filter(|it| it.section == *section);
        Table::new(*section, of_section.collect(), &versions)?.write(&mut report)?;
    }
    Ok(report)
}

fn circumstances(options: &Options, measured: &[Measured], load: &str) -> Result<String> {
    let Options {
        samples, growth, ..
    } = options;
    let all: usize = measured.iter().map(|it| it.samples).sum();
    let slow: usize = measured.iter().map(|it| it.slow).sum();
    let slow = slow * 100 / all.max(1);
    let growth = if *growth { " --growth" } else { "" };
    Ok(format!(
        "\
{}, {}. The load average was {load} before it began; {slow} % of
the samples could not be taken at full speed. By this command:

```sh
cargo run --release --manifest-path benches/Cargo.toml -p cost -- --samples {samples}{growth} --write
```
",
        evidence::today(),
        evidence::machine()?,
    ))
}

fn introduction(section: Section) -> &'static str {
    match section {
        Section::Calls => {
            "\
## One call of an annotated function

Nanoseconds a call, over the same function without an attribute. Allocations, with their bytes in
brackets, are those of the calling thread."
        }
        Section::Records => {
            "\
## One observation of a histogram

Nanoseconds an observation by a handle that was looked up before, of values from a microsecond to ten
seconds."
        }
        Section::Scrape => {
            "\
## One scrape

Milliseconds for 10,000 histograms of 12 buckets and `+Inf`, into a new string. Each has recorded once
since the scrape before, which is not measured. Lines are those of series."
        }
        Section::Cached => {
            "\
## One hit of a cache

Nanoseconds for a number as key and a short text as value, where all of 1,024 keys are in the cache."
        }
        Section::Requests => {
            "\
## One request

Nanoseconds over the same axum app without a layer, called in process, to the end of the response body."
        }
    }
}
