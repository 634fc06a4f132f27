//! What it ran on, and when.

use std::fs;
use std::process::Command;
use std::thread::available_parallelism;
use std::time::SystemTime;

use crate::Result;

/// Processor and cores, system, compiler.
///
/// # Errors
///
/// If there is no `rustc` to ask.
pub fn machine() -> Result<String> {
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

/// The date in UTC, such as `2026-11-23`.
#[must_use]
pub fn today() -> String {
    let mut now = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
    now.truncate("2026-11-23".len());
    now
}

/// How busy the machine has been in the last minute, in threads that want to run.
///
/// # Errors
///
/// Where the system does not tell.
pub fn load_average() -> Result<String> {
    let load = fs::read_to_string("/proc/loadavg")?;
    let (last_minute, _) = load.split_once(' ').ok_or("loadavg has several numbers")?;
    Ok(last_minute.to_owned())
}

fn processor() -> Option<String> {
    let info = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = info.lines().find(|line| line.starts_with("model name"))?;
    let (_, name) = line.split_once(':')?;
    Some(name.trim().to_owned())
}
