//! What it ran on.

use std::fs;
use std::process::Command;
use std::thread::available_parallelism;

use crate::Result;

/// Processor and cores, system, compiler.
pub(crate) fn description() -> Result<String> {
    let cores = available_parallelism()?;
    let processor = processor().unwrap_or_else(|| "a processor that does not say its name".into());
    let system = std::env::consts::OS;
    let output = Command::new("rustc").arg("--version").output()?;
    let compiler = String::from_utf8(output.stdout)?;
    Ok(format!(
        "{processor}, {cores} cores, {system}, {}",
        compiler.trim()
    ))
}

fn processor() -> Option<String> {
    let info = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = info.lines().find(|line| line.starts_with("model name"))?;
    let (_, name) = line.split_once(':')?;
    Some(name.trim().to_owned())
}
