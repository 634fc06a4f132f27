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

    /// No difference is looked at, for other tests come and go in the same process.
    #[test]
    fn what_is_written_to_is_resident() {
        let block = vec![1_u8; 64 << 20];
        let bytes = resident().expect("Linux says it");
        assert!((64 << 20..64 << 30).contains(&bytes), "{bytes}");
        drop(block);
    }
}
