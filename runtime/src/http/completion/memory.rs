//! How much memory the process has, for who asked to know what a request adds to it.

use std::fs;

/// What is resident of it, in bytes; nothing where the system does not say.
///
/// Of the whole process, as every request shares its memory with those beside it.
pub(super) fn resident() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1_024)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_to_is_resident() {
        let before = resident().expect("Linux says it");
        let block = vec![1_u8; 64 << 20];
        let after = resident().expect("Linux says it");
        let grown = after.abs_diff(before);
        // Other tests come and go in the same process.
        assert!((48 << 20..96 << 20).contains(&grown), "{grown}");
        drop(block);
    }
}
