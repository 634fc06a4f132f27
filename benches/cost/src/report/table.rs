//! One table: a row for each contender, a column for each way to call it.

use std::fmt::Write as _;

use evidence::{Result, Sample, Versions};

use crate::cell::{Cell, Mode};
use crate::contender::Role;
use crate::measure::Measured;
use crate::protocol::{Allocated, Written};
use crate::section::Section;

pub(super) struct Table<'a> {
    section: Section,
    rows: Vec<&'a Measured>,
    /// What is taken from the times of the others.
    plain: Option<&'a Measured>,
    /// What the others are told as a multiple of.
    unit: &'a Measured,
    versions: &'a Versions,
}

impl<'a> Table<'a> {
    pub(super) fn new(
        section: Section,
        rows: Vec<&'a Measured>,
        versions: &'a Versions,
    ) -> Result<Self> {
        let of = |role| rows.iter().find(|it| it.contender.role == role).copied();
        Ok(Self {
            section,
            plain: of(Role::Plain),
            unit: of(Role::Unit).ok_or("what the others are a multiple of was not measured")?,
            rows,
            versions,
        })
    }

    pub(super) fn write(&self, report: &mut String) -> Result<()> {
        let cells = self.section.cells().iter().map(Cell::to_string);
        let numbers: Vec<_> = cells.chain(self.others().map(str::to_owned)).collect();
        writeln!(report, "| | version | {} |", numbers.join(" | "))?;
        writeln!(report, "|---|---|{}", "--:|".repeat(numbers.len()))?;
        for row in &self.rows {
            let version = row.contender.package.and_then(|it| self.versions.of(it));
            let version = version.unwrap_or_default();
            let numbers = self.numbers(row).join(" | ");
            writeln!(
                report,
                "| {} | {version} | {numbers} |",
                row.contender.title
            )?;
        }
        Ok(())
    }

    /// The columns that are no times.
    fn others(&self) -> impl Iterator<Item = &'static str> {
        let has_grown = self.rows.iter().any(|row| row.growth.is_some());
        let scrape: &[_] = if self.section == Section::Scrape {
            &["lines", "bytes", "ns a line"]
        } else {
            &[]
        };
        let growth = has_grown.then_some("growth, bytes a call");
        let scrape = scrape.iter().copied();
        std::iter::once("allocations").chain(growth).chain(scrape)
    }

    fn numbers(&self, row: &Measured) -> Vec<String> {
        let cells = self.section.cells().iter();
        let mut numbers: Vec<_> = cells.map(|cell| self.time(row, *cell)).collect();
        numbers.push(allocations(row));
        numbers.extend(row.growth.map(|bytes| format!("{bytes:.1}")));
        if let Some(Written { lines, bytes }) = row.written {
            let nanos = row.times.values().next().map_or(0.0, Sample::median);
            let a_line = format!("{:.1}", nanos / lines as f64);
            numbers.extend([lines.to_string(), bytes.to_string(), a_line]);
        }
        numbers
    }

    /// What a call costs over a plain one, how many times that of the unit it is, and the spread.
    fn time(&self, row: &Measured, cell: Cell) -> String {
        if row.contender.role == Role::Plain {
            return format!("{:.1} in all", of(Some(row), cell, Sample::median));
        }
        if !row.times.contains_key(&cell) {
            return "–".to_owned();
        }
        let plain = of(self.plain, cell, Sample::median);
        let over_plain = |row, statistic: fn(&Sample) -> f64| {
            (of(Some(row), cell, statistic) - plain) / self.scale()
        };
        let cost = over_plain(row, Sample::median);
        let ratio = cost / over_plain(self.unit, Sample::median);
        let least = over_plain(row, Sample::least);
        let most = over_plain(row, Sample::ninth_decile);
        format!("**{cost:.1}** ×{ratio:.2} ({least:.1} to {most:.1})")
    }

    /// How many nanoseconds the unit of the table has.
    fn scale(&self) -> f64 {
        match self.section {
            Section::Scrape => 1e6,
            _ => 1.0,
        }
    }
}

/// A statistic of the times of a row; nothing, if there is no such row.
fn of(row: Option<&Measured>, cell: Cell, statistic: fn(&Sample) -> f64) -> f64 {
    let times = row.and_then(|row| row.times.get(&cell));
    times.map_or(0.0, statistic)
}

/// Those of an async call only where they are others.
fn allocations(row: &Measured) -> String {
    let of = |mode| row.allocations.get(&mode).copied();
    match (of(Mode::Sync), of(Mode::Async)) {
        (Some(sync), Some(future)) if allocated(sync) != allocated(future) => {
            format!("{}, async {}", allocated(sync), allocated(future))
        }
        (sync, future) => sync.or(future).map_or_else(String::new, allocated),
    }
}

fn allocated(Allocated { count, bytes }: Allocated) -> String {
    if bytes < 0.5 {
        return "0".to_owned();
    }
    let decimals = if count < 100.0 { 2 } else { 0 };
    format!("{count:.decimals$} ({bytes:.0})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allocations_that_do_not_happen_are_a_zero() {
        let text = |count, bytes| allocated(Allocated { count, bytes });
        assert_eq!(text(0.0, 0.0), "0");
        assert_eq!(text(2.0, 80.2), "2.00 (80)");
        assert_eq!(text(0.016, 16.0), "0.02 (16)");
        assert_eq!(text(240.0, 5000.0), "240 (5000)");
    }
}
