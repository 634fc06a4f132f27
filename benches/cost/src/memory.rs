//! How much memory the process has.

use std::fs;

use evidence::Result;

/// Bytes of it that are resident.
pub(crate) fn resident() -> Result<u64> {
    // Linux counts pages of 4 KiB here on all processors that a bench may run on.
    const PAGE: u64 = 4096;
    let pages = fs::read_to_string("/proc/self/statm")?;
    let resident = pages.split(' ').nth(1).ok_or("statm has a second number")?;
    Ok(resident.parse::<u64>()? * PAGE)
}
