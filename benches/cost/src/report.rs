//! The tables.

use std::fmt::Write as _;
use std::path::Path;

use evidence::{Result, Versions};

use crate::Options;
use crate::contender::Role;
use crate::measure::Measured;
use crate::section::{Cell, Mode, Section};

pub(crate) fn markdown(options: &Options, measured: &[Measured]) -> Result<String> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let versions = Versions::locked(&manifest)?;
    let mut report = format!(
        "{}, {}; samples: {}.\n",
        evidence::today(),
        evidence::machine()?,
        options.samples
    );
    for section in &options.sections {
        let of_section = measured.iter().filter(|it| it.section == *section);
        let table = Table::new(*section, of_section.collect(), &versions)?;
        table.write(&mut report)?;
    }
    Ok(report)
}

struct Table<'a> {
    section: Section,
    rows: Vec<&'a Measured>,
    plain: &'a Measured,
    unit: &'a Measured,
    versions: &'a Versions,
}

impl<'a> Table<'a> {
    fn new(section: Section, rows: Vec<&'a Measured>, versions: &'a Versions) -> Result<Self> {
        let of = |role| rows.iter().find(|it| it.contender.role == role).copied();
        Ok(Self {
            section,
            plain: of(Role::Plain).ok_or("nothing was measured without an attribute")?,
            unit: of(Role::Unit).ok_or("what the others are a multiple of was not measured")?,
            rows,
            versions,
        })
    }

    fn write(&self, report: &mut String) -> Result<()> {
        write!(report, "\n## {}\n\n| | version |", self.section)?;
        let cells = self.section.cells();
        for cell in cells {
            write!(report, " {cell} |")?;
        }
        writeln!(report, " allocations (bytes) | growth |")?;
        writeln!(report, "|---|---|{}--:|--:|", "--:|".repeat(cells.len()))?;
        for row in &self.rows {
            self.write_row(report, row)?;
        }
        Ok(())
    }

    fn write_row(&self, report: &mut String, row: &Measured) -> Result<()> {
        let version = row.contender.package.and_then(|it| self.versions.of(it));
        let version = version.unwrap_or_default();
        write!(report, "| {} | {version} |", row.contender.title)?;
        for cell in self.section.cells() {
            write!(report, " {} |", self.time(row, *cell))?;
        }
        let allocated = row.allocations.get(&Mode::Sync);
        let allocated = allocated.map(|it| format!("{:.2} ({:.0})", it.count, it.bytes));
        let growth = row.growth.map(|bytes| format!("{bytes:.1}"));
        Ok(writeln!(
            report,
            " {} | {} |",
            allocated.unwrap_or_default(),
            growth.unwrap_or_default()
        )?)
    }

    /// What a call costs over a plain one, and how many times that of the unit it is.
    fn time(&self, row: &Measured, cell: Cell) -> String {
        let (Some(times), Some(plain)) = (row.times.get(&cell), self.plain.times.get(&cell)) else {
            return String::new();
        };
        let plain = plain.median();
        if row.contender.role == Role::Plain {
            return format!("{plain:.1} in all");
        }
        let cost = times.median() - plain;
        let unit = self.unit.times.get(&cell).map(|unit| unit.median() - plain);
        let ratio = unit.map_or_else(String::new, |unit| format!(" (×{:.2})", cost / unit));
        format!(
            "{:.1} / **{cost:.1}** / {:.1}{ratio}",
            times.least() - plain,
            times.ninth_decile() - plain
        )
    }
}
