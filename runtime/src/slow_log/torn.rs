//! The last line of a log whose writer was killed in the middle of it.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// No entry is as long as this, so what has no end of a line for so long is no log of ours.
const LONGEST: u64 = 64 * 1024;

/// A line without an end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Torn {
    pub(super) line: Vec<u8>,
    /// Where it begins in the file.
    pub(super) start: u64,
}

impl Torn {
    /// The torn line at the end of the file, which is `length` long; an error if the file is none
    /// of lines, and is better left alone. Who may write to the log but not read it can't tell.
    pub(super) fn of(path: &Path, length: u64) -> Option<io::Result<Self>> {
        let start = length.saturating_sub(LONGEST);
        let mut end = last_bytes(path, start).ok()?;
        if end.last().is_none_or(|last| *last == b'\n') {
            return None;
        }
        let whole = end.iter().rposition(|byte| *byte == b'\n');
        Some(match whole.map_or(0, |newline| newline + 1) {
            0 if start > 0 => Err(io::Error::other("it is no file of lines")),
            whole => Ok(Self {
                line: end.split_off(whole),
                start: start + whole as u64,
            }),
        })
    }
}

fn last_bytes(path: &Path, start: u64) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    file.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::rotation::RotatingFile;

    fn log(before: &[u8]) -> (tempfile::TempDir, RotatingFile) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("slow.log");
        fs::write(&path, before).expect("the folder is ours");
        (folder, RotatingFile::at(path))
    }

    fn read(folder: &tempfile::TempDir, name: &str) -> Option<Vec<u8>> {
        fs::read(folder.path().join(name)).ok()
    }

    #[test]
    fn a_torn_line_is_set_aside_and_all_others_stay_whole() {
        let (folder, mut log) = log(b"{\"one\":1}\n{\"tw");
        log.append(b"{\"three\":3}\n").expect("it is writable");
        let whole = b"{\"one\":1}\n{\"three\":3}\n";
        assert_eq!(read(&folder, "slow.log").as_deref(), Some(&whole[..]));
        assert_eq!(
            read(&folder, "slow.log.torn").as_deref(),
            Some(&b"{\"tw"[..])
        );
    }

    #[test]
    fn a_line_that_another_process_tears_later_is_set_aside_too() {
        let (folder, mut log) = log(b"");
        log.append(b"1\n").expect("it is writable");
        fs::write(folder.path().join("slow.log"), b"1\n2\nthr").expect("it is ours");
        log.append(b"4\n").expect("it is writable");
        assert_eq!(
            read(&folder, "slow.log").as_deref(),
            Some(&b"1\n2\n4\n"[..])
        );
        assert_eq!(read(&folder, "slow.log.torn").as_deref(), Some(&b"thr"[..]));
    }

    #[test]
    fn a_log_of_nothing_but_a_torn_line_begins_anew() {
        let (folder, mut log) = log(b"{\"on");
        log.append(b"2\n").expect("it is writable");
        assert_eq!(read(&folder, "slow.log").as_deref(), Some(&b"2\n"[..]));
    }

    #[test]
    fn whole_lines_leave_nothing_aside() {
        let (folder, mut log) = log(b"1\n");
        log.append(b"2\n").expect("it is writable");
        assert_eq!(read(&folder, "slow.log").as_deref(), Some(&b"1\n2\n"[..]));
        assert_eq!(read(&folder, "slow.log.torn"), None);
    }

    #[test]
    fn what_is_no_file_of_lines_is_left_as_it_is() {
        let foreign = vec![7; 100_000];
        let (folder, mut log) = log(&foreign);
        assert!(log.append(b"1\n").is_err());
        assert_eq!(read(&folder, "slow.log"), Some(foreign));
    }
}
