//! The measurements, in rounds: what else the machine does in one of them hits all contenders.

use evidence::Sample;

use crate::cargo::{Profile, Workshop};
use crate::code::code_bytes;
use crate::contender::Contender;
use crate::llvm;
use crate::{Options, Result};

/// What was measured of one contender.
#[derive(Debug)]
pub(crate) struct Measured {
    pub(crate) contender: Contender,
    pub(crate) llvm_lines: usize,
    /// Of an optimised build.
    pub(crate) code_bytes: u64,
    /// Of rustc in a dev build, if they were asked for.
    pub(crate) instructions: Option<u64>,
    /// In seconds, in the order of [`Profile::ALL`].
    pub(crate) cpu: [Sample; 2],
}

pub(crate) fn all(options: &Options) -> Result<Vec<Measured>> {
    let workshop = Workshop::new(options)?;
    let rounds = options.rounds;
    let contenders = options.contenders().into_iter();
    let prepared = contenders.map(|contender| prepared(contender, &workshop));
    let mut measured = prepared.collect::<Result<Vec<_>>>()?;
    if options.instructions {
        count(&mut measured, &workshop)?;
    }
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds}");
        run(&mut measured, &workshop, round)?;
    }
    Ok(measured)
}

/// With all that needs to be found out once.
fn prepared(contender: Contender, workshop: &Workshop) -> Result<Measured> {
    eprintln!("preparing {}", contender.title());
    let llvm_lines = llvm::lines(&workshop.llvm(contender)?);
    for profile in Profile::ALL {
        workshop.prepare(contender, profile)?;
    }
    Ok(Measured {
        contender,
        llvm_lines,
        instructions: None,
        code_bytes: code_bytes(&workshop.library(Profile::Release))?,
        cpu: Default::default(),
    })
}

/// Once, since it is the same each time.
fn count(measured: &mut [Measured], workshop: &Workshop) -> Result<()> {
    for it in measured {
        eprintln!("counting instructions of {}", it.contender.title());
        it.instructions = Some(workshop.instructions(it.contender)?);
    }
    Ok(())
}

/// Each contender once in each profile, in another order in each round.
fn run(measured: &mut [Measured], workshop: &Workshop, round: u32) -> Result<()> {
    let mut order: Vec<_> = (0..measured.len())
        .flat_map(|index| Profile::ALL.map(|profile| (index, profile)))
        .collect();
    fastrand::Rng::with_seed(round.into()).shuffle(&mut order);
    for (index, profile) in order {
        let Measured { contender, cpu, .. } = &mut measured[index];
        cpu[profile as usize].add(workshop.time(*contender, profile)?.as_secs_f64());
    }
    Ok(())
}
