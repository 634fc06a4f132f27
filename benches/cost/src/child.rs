//! The process of one contender: answers what it is asked, until nobody asks any more.

use std::collections::HashMap;
use std::io::{self, BufRead, Write};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use evidence::Result;
use nix::sys::prctl::set_pdeathsig;
use nix::sys::signal::Signal;

use crate::allocations::Allocations;
use crate::cell::{Cell, Mode};
use crate::crew::Crew;
use crate::load::{Load, Loads};
use crate::memory;
use crate::protocol::{Abilities, Allocated, Answer, Question, Sampled, Written};
use crate::section::Section;

/// How long a batch of calls takes.
const BATCH: Duration = Duration::from_millis(2);

/// Before it is measured, a quarter of a batch brings back to the caches what others have displaced.
const WARM_UP: u64 = 4;

/// By then a thread that works up what was recorded is done with the batch before.
const COLLECTED: Duration = Duration::from_millis(10);

/// Over how many calls allocations are counted.
const ALLOCATING_CALLS: u64 = 100_000;

pub(crate) fn answer(section: &str, name: &str) -> Result<()> {
    // Stopped as it may be then, a child could not even be told that nobody asks any more.
    set_pdeathsig(Signal::SIGKILL)?;
    let contender = Section::named(section)?.contender(name);
    let mut child = Child::new((contender.ok_or("no contender has that name")?.start)()?);
    say(&child.ready())?;
    for line in io::stdin().lock().lines() {
        say(&child.answer(serde_json::from_str(&line?)?)?)?;
    }
    // Threads of contenders may still have something to do that nobody waits for.
    std::process::exit(0);
}

fn say(answer: &Answer) -> Result<()> {
    let mut stdout = io::stdout().lock();
    serde_json::to_writer(&mut stdout, answer)?;
    Ok(writeln!(stdout)?)
}

struct Child {
    sync: Option<Arc<Load>>,
    future: Option<Arc<Load>>,
    written: Option<Written>,
    has_collector: bool,
    crew: Crew,
    /// How many calls a batch has.
    batches: HashMap<Cell, u64>,
}

impl Child {
    fn new(loads: Loads) -> Self {
        let Loads {
            sync,
            future,
            text,
            has_collector,
        } = loads;
        Self {
            sync: sync.map(Arc::new),
            future: future.map(Arc::new),
            written: text.as_deref().map(written),
            has_collector,
            crew: Crew::new(2),
            batches: HashMap::new(),
        }
    }

    fn ready(&self) -> Answer {
        Answer::Ready(Abilities {
            sync: self.sync.is_some(),
            future: self.future.is_some(),
            written: self.written,
        })
    }

    fn answer(&mut self, question: Question) -> Result<Answer> {
        match question {
            Question::Sample(cell) => self.sample(cell),
            Question::Allocations(mode) => self.allocations(mode),
            Question::Growth(calls) => self.growth(calls),
        }
    }

    fn load(&self, mode: Mode) -> Result<Arc<Load>> {
        let load = match mode {
            Mode::Sync => &self.sync,
            Mode::Async => &self.future,
        };
        Ok(Arc::clone(load.as_ref().ok_or("it has no such load")?))
    }

    fn sample(&mut self, cell: Cell) -> Result<Answer> {
        let load = self.load(cell.mode)?;
        let calls = match self.batches.get(&cell) {
            Some(calls) => *calls,
            None => self.calibrate(cell, &load)?,
        };
        if self.has_collector {
            thread::sleep(COLLECTED);
        }
        self.crew
            .time(&load, cell.threads, calls.div_ceil(WARM_UP))?;
        let timed = self.crew.time(&load, cell.threads, calls)?;
        Ok(Answer::Sample(Sampled {
            nanos: timed.batch.as_secs_f64() * 1e9 / calls as f64,
            yardstick: timed.yardstick.as_secs_f64() * 1e9,
        }))
    }

    /// How many calls take as long as a batch.
    fn calibrate(&mut self, cell: Cell, load: &Arc<Load>) -> Result<u64> {
        let mut calls = 1;
        while calls < load.most_calls() && self.crew.time(load, cell.threads, calls)?.batch < BATCH
        {
            calls *= 2;
        }
        self.batches.insert(cell, calls);
        Ok(calls)
    }

    fn allocations(&self, mode: Mode) -> Result<Answer> {
        let load = self.load(mode)?;
        let calls = ALLOCATING_CALLS.min(load.most_calls());
        load.run(calls);
        load.prepare();
        let before = Allocations::of_this_thread();
        load.run(calls);
        let since = Allocations::of_this_thread().since(before);
        Ok(Answer::Allocations(Allocated {
            count: since.count as f64 / calls as f64,
            bytes: since.bytes as f64 / calls as f64,
        }))
    }

    fn growth(&self, calls: u64) -> Result<Answer> {
        let load = self.load(Mode::Sync)?;
        load.run(calls / 100);
        let before = memory::resident()?;
        load.run(calls);
        let growth = memory::resident()?.saturating_sub(before);
        Ok(Answer::Growth(growth as f64 / calls as f64))
    }
}

fn written(text: &str) -> Written {
    let is_series = |line: &&str| !line.is_empty() && !line.starts_with('#');
    Written {
        lines: text.lines().filter(is_series).count(),
        bytes: text.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_no_lines_of_a_scrape() {
        let written = written("# TYPE a counter\na 1\n\nb 2\n# EOF\n");
        assert_eq!((written.lines, written.bytes), (2, 32));
    }
}
