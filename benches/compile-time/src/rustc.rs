//! What cargo starts in place of rustc: rustc, whose processor time or instructions are then written down.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::{TimeVal, TimeValLike};

use crate::{Result, callgrind};

/// Says where the result goes; only set where this program stands in for rustc.
pub(crate) const REPORT: &str = "COMPILE_TIME_REPORT";

/// Set where instructions are counted rather than time measured.
pub(crate) const COUNT: &str = "COMPILE_TIME_COUNT";

/// Runs rustc if that is what cargo started this program for.
pub(crate) fn instead_of_rustc() -> Option<ExitCode> {
    let report = env::var_os(REPORT)?;
    Some(match run(Path::new(&report)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("compile-time, in place of rustc: {error}");
            ExitCode::FAILURE
        }
    })
}

fn run(report: &Path) -> Result<ExitCode> {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let (rustc, arguments) = arguments.split_first().ok_or("cargo names rustc first")?;
    if env::var_os(COUNT).is_some() && compiles_contenders(arguments) {
        let instructions = callgrind::instructions(rustc, arguments)?;
        fs::write(report, instructions.to_string())?;
        return Ok(ExitCode::SUCCESS);
    }
    let status = Command::new(rustc).args(arguments).status()?;
    if !status.success() {
        return Ok(ExitCode::FAILURE);
    }
    if compiles_contenders(arguments) {
        fs::write(report, cpu_of_children()?.as_micros().to_string())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn compiles_contenders(arguments: &[OsString]) -> bool {
    arguments
        .windows(2)
        .any(|pair| pair[0] == "--crate-name" && pair[1] == "contenders")
}

/// User and system time of rustc, all its threads and whatever it started.
fn cpu_of_children() -> Result<Duration> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    Ok(duration(usage.user_time())? + duration(usage.system_time())?)
}

fn duration(time: TimeVal) -> Result<Duration> {
    Ok(Duration::from_micros(u64::try_from(
        time.num_microseconds(),
    )?))
}
