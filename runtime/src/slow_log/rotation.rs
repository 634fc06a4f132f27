//! The log's files: one that is written, and the backups of those that were full.
//!
//! Several processes may write to one log (a restart that overlaps, a server that forks), and
//! somebody else may rename or remove its file. So each append takes the file's lock, and makes
//! sure that the file is still the one under its name.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::torn::Torn;

/// A file is rotated before a line would make it larger than this.
const MOST_BYTES: u64 = 10_000_000;

/// `slow_queries.log.1` is the newest, `.5` the oldest.
const BACKUPS: u32 = 5;

/// How often an append begins anew because the file was rotated away under it.
const ATTEMPTS: usize = 5;

/// A log of at most `MOST_BYTES * (BACKUPS + 1)` bytes.
#[derive(Debug)]
pub(super) struct RotatingFile {
    path: PathBuf,
    open: Option<File>,
    /// How long the file was when this wrote its last line; another length means that somebody
    /// else wrote to it, who may have been killed in the middle of a line.
    end: u64,
}

impl RotatingFile {
    pub(super) fn at(path: PathBuf) -> Self {
        Self {
            path,
            open: None,
            end: 0,
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Appends `line` as a whole or not at all, in a new file if it doesn't fit in this one.
    /// After an error the file is opened anew, so that a disk that has room again is written
    /// to again.
    pub(super) fn append(&mut self, line: &[u8]) -> io::Result<()> {
        for _ in 0..ATTEMPTS {
            let file = self.current()?;
            if !file.metadata()?.is_file() {
                // A device or a pipe, such as a container's /dev/stdout, has no length and no backups.
                return self.keep(file, |mut file| file.write_all(line));
            }
            file.lock()?;
            match self.append_locked(&file, line)? {
                Appended::Yes => return self.keep(file, File::unlock),
                Appended::Moved => {}
            }
        }
        Err(io::Error::other("other processes rotate it all the time"))
    }

    fn append_locked(&mut self, mut file: &File, line: &[u8]) -> io::Result<Appended> {
        let metadata = file.metadata()?;
        if !self.is_current(&metadata) {
            return Ok(Appended::Moved);
        }
        let length = metadata.len();
        if length != self.end
            && let Some(torn) = Torn::of(&self.path, length)
        {
            self.set_aside(file, &torn?)?;
            return Ok(Appended::Moved);
        }
        if length > 0 && length + line.len() as u64 > MOST_BYTES {
            self.rotate()?;
            return Ok(Appended::Moved);
        }
        if let Err(error) = file.write_all(line) {
            // A disk that is full may have taken a part of the line.
            file.set_len(length)?;
            return Err(error);
        }
        self.end = length + line.len() as u64;
        Ok(Appended::Yes)
    }

    /// Keeps the torn line in a file of its own, the latest one only, and takes it off the log.
    fn set_aside(&self, file: &File, torn: &Torn) -> io::Result<()> {
        let mut options = permitted();
        let mut aside = options
            .write(true)
            .truncate(true)
            .open(self.beside("torn"))?;
        aside.write_all(&torn.line)?;
        file.set_len(torn.start)
    }

    fn keep(&mut self, file: File, last: impl FnOnce(&File) -> io::Result<()>) -> io::Result<()> {
        last(&file)?;
        self.open = Some(file);
        Ok(())
    }

    /// The file under the log's name: the one that is open already, if it still is.
    fn current(&mut self) -> io::Result<File> {
        match self.open.take() {
            Some(file) if self.is_current(&file.metadata()?) => Ok(file),
            _ => open(&self.path),
        }
    }

    #[cfg(unix)]
    fn is_current(&self, open: &Metadata) -> bool {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(&self.path)
            .is_ok_and(|named| (named.dev(), named.ino()) == (open.dev(), open.ino()))
    }

    /// Elsewhere an open file can't be renamed or removed.
    #[cfg(not(unix))]
    fn is_current(&self, _: &Metadata) -> bool {
        true
    }

    /// Each backup takes the name of the next older one; the oldest is overwritten.
    fn rotate(&self) -> io::Result<()> {
        for age in (1..BACKUPS).rev() {
            rename_if_there(&self.backup(age), &self.backup(age + 1))?;
        }
        rename_if_there(&self.path, &self.backup(1))
    }

    fn backup(&self, age: u32) -> PathBuf {
        self.beside(&age.to_string())
    }

    fn beside(&self, extension: &str) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(format!(".{extension}"));
        name.into()
    }
}

/// What became of a line.
enum Appended {
    Yes,
    /// The file has another name by now; the line belongs into the one that has its name.
    Moved,
}

fn rename_if_there(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        renamed => renamed,
    }
}

/// The file, readable by its owner's group and writable by its owner.
fn open(path: &Path) -> io::Result<File> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        create_folder(folder)?;
    }
    permitted().append(true).open(path)
}

fn permitted() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o640);
    options
}

fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o750);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(folder: &tempfile::TempDir) -> RotatingFile {
        RotatingFile::at(folder.path().join("logs/slow.log"))
    }

    fn lengths(folder: &tempfile::TempDir) -> Vec<u64> {
        let files = fs::read_dir(folder.path().join("logs")).expect("the folder was made");
        files
            .map(|file| {
                file.and_then(|file| file.metadata())
                    .expect("it is there")
                    .len()
            })
            .collect()
    }

    #[test]
    fn no_file_is_ever_larger_than_the_cap_and_no_line_is_split() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let line = "x".repeat(99_999) + "\n";
        // Two, as two processes would have them.
        let mut logs = [log(&folder), log(&folder)];
        for round in 0..800 {
            logs[round % 2]
                .append(line.as_bytes())
                .expect("the folder is writable");
        }
        let lengths = lengths(&folder);
        assert_eq!(lengths.len(), 6, "one that is written and five backups");
        for length in lengths {
            assert!(length <= MOST_BYTES && length % 100_000 == 0, "{length}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_was_taken_away_is_made_anew() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut log = log(&folder);
        log.append(b"one\n").expect("the folder is writable");
        fs::rename(log.path(), log.backup(9)).expect("it is there");
        log.append(b"two\n").expect("the folder is writable");
        assert_eq!(fs::read(log.path()).expect("it was made anew"), b"two\n");
        assert_eq!(fs::read(log.backup(9)).expect("it is there"), b"one\n");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to_and_left_where_it_is() {
        let mut log = RotatingFile::at("/dev/null".into());
        let line = "x".repeat(1_000_000) + "\n";
        for _ in 0..20 {
            log.append(line.as_bytes()).expect("it takes everything");
        }
        assert!(!log.backup(1).exists());
    }
}
