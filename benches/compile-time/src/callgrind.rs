//! The instructions that rustc executes, which no neighbour on the machine changes.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::Result;

/// Those of one run of rustc with these arguments, of all its threads.
pub(crate) fn instructions(rustc: &OsStr, arguments: &[OsString]) -> Result<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(compiler(rustc)?)
        .args(arguments)
        .stdout(Stdio::inherit())
        .output()
        .map_err(|error| format!("valgrind counts instructions ({error}); install it"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    collected(&said).ok_or_else(|| format!("valgrind did not count: {said}").into())
}

/// The compiler itself: what is first in the path may only choose one.
fn compiler(rustc: &OsStr) -> Result<PathBuf> {
    let output = Command::new(rustc).args(["--print", "sysroot"]).output()?;
    let sysroot = PathBuf::from(String::from_utf8(output.stdout)?.trim());
    Ok(sysroot.join("bin/rustc"))
}

/// The number in `==123== Collected : 456`.
fn collected(said: &str) -> Option<u64> {
    let line = said.lines().find(|line| line.contains("Collected :"))?;
    line.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_the_last_word() {
        let said = "==7== \n==7== Events    : Ir\n==7== Collected : 1234\n==7== \n";
        assert_eq!(collected(said), Some(1234));
        assert_eq!(collected("valgrind: no such tool"), None);
    }
}
