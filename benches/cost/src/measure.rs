//! The measurements, in rounds: what else the machine does in one of them hits all contenders.

use std::collections::HashMap;

use evidence::{Result, Sample};

use crate::Options;
use crate::cell::{Cell, Mode};
use crate::contender::Contender;
use crate::pace::Pace;
use crate::process::Process;
use crate::protocol::{Allocated, Answer, Question, Sampled, Written};
use crate::section::Section;

/// How many calls nobody scrapes in between.
const GROWING_CALLS: u64 = 10_000_000;

/// What was measured of one contender in one section.
#[derive(Debug)]
pub(crate) struct Measured {
    pub(crate) section: Section,
    pub(crate) contender: &'static Contender,
    /// Nanoseconds a call, at full speed.
    pub(crate) times: HashMap<Cell, Sample>,
    pub(crate) samples: usize,
    /// How many of them were not taken at full speed.
    pub(crate) slow: usize,
    pub(crate) allocations: HashMap<Mode, Allocated>,
    /// Bytes a call, if it was asked for.
    pub(crate) growth: Option<f64>,
    pub(crate) written: Option<Written>,
}

pub(crate) fn all(options: &Options) -> Result<Vec<Measured>> {
    let mut measured = Vec::new();
    for section in &options.sections {
        measured.extend(of_section(*section, options)?);
    }
    Ok(measured)
}

fn of_section(section: Section, options: &Options) -> Result<Vec<Measured>> {
    let mut processes = Vec::new();
    let mut measured = Vec::new();
    for contender in options.contenders(section) {
        eprintln!("{section}: starting {}", contender.name);
        let process = Process::start(section, contender)?;
        measured.push(Measured::nothing(
            section,
            contender,
            process.abilities.written,
        ));
        processes.push(process);
    }
    take_samples(&mut measured, section, &mut processes, options.samples)?;
    for (measured, process) in measured.iter_mut().zip(&mut processes) {
        measured.count_allocations(process)?;
    }
    drop(processes);
    if options.growth && section == Section::Calls {
        for measured in &mut measured {
            measured.let_grow()?;
        }
    }
    Ok(measured)
}

/// Those of the contender of this number.
type Samples = HashMap<(usize, Cell), Vec<Sampled>>;

fn take_samples(
    measured: &mut [Measured],
    section: Section,
    processes: &mut [Process],
    rounds: u32,
) -> Result<()> {
    let mut pace = Pace::default();
    let mut samples = Samples::new();
    // Whatever is done only once is done in a round that does not count.
    run(&mut samples, section, processes, &mut pace, 0)?;
    samples.clear();
    for round in 1..=rounds {
        run(&mut samples, section, processes, &mut pace, round)?;
    }
    for ((index, cell), samples) in samples {
        measured[index].samples += samples.len();
        measured[index].slow += pace.count_slow(&samples);
        let times = pace.at_full_speed(samples);
        measured[index].times.insert(cell, times);
    }
    Ok(())
}

/// Each contender once in each way, in another order in each round.
fn run(
    taken: &mut Samples,
    section: Section,
    processes: &mut [Process],
    pace: &mut Pace,
    round: u32,
) -> Result<()> {
    let mut order: Vec<_> = (0..processes.len())
        .flat_map(|index| section.cells().iter().map(move |cell| (index, *cell)))
        .filter(|(index, cell)| processes[*index].has(cell.mode))
        .collect();
    fastrand::Rng::with_seed(round.into()).shuffle(&mut order);
    for (index, cell) in order {
        let sampled = pace.sample(|| processes[index].sample(cell))?;
        taken.entry((index, cell)).or_default().push(sampled);
    }
    Ok(())
}

impl Measured {
    fn nothing(section: Section, contender: &'static Contender, written: Option<Written>) -> Self {
        Self {
            section,
            contender,
            times: HashMap::new(),
            samples: 0,
            slow: 0,
            allocations: HashMap::new(),
            growth: None,
            written,
        }
    }

    /// After all samples, so that only what every call allocates is left.
    fn count_allocations(&mut self, process: &mut Process) -> Result<()> {
        for mode in [Mode::Sync, Mode::Async] {
            if process.has(mode)
                && let Answer::Allocations(allocated) = process.ask(Question::Allocations(mode))?
            {
                self.allocations.insert(mode, allocated);
            }
        }
        Ok(())
    }

    /// In a process that has done nothing yet: one that has may have room left.
    fn let_grow(&mut self) -> Result<()> {
        let mut process = Process::start(self.section, self.contender)?;
        if let Answer::Growth(bytes) = process.ask(Question::Growth(GROWING_CALLS))? {
            self.growth = Some(bytes);
        }
        Ok(())
    }
}
