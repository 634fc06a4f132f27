//! The log's files: one that is written, and the backups of those that were full.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file is rotated before a line would make it larger than this.
const MOST_BYTES: u64 = 10_000_000;

/// `slow_queries.log.1` is the newest, `.5` the oldest.
const BACKUPS: u32 = 5;

/// A log of at most `MOST_BYTES * (BACKUPS + 1)` bytes.
#[derive(Debug)]
pub(super) struct RotatingFile {
    path: PathBuf,
    open: Option<(File, u64)>,
}

impl RotatingFile {
    pub(super) fn at(path: PathBuf) -> Self {
        Self { path, open: None }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Appends `line` by one write, in a new file if it doesn't fit in this one. After an error
    /// the file is opened anew, so that a disk that has room again is written to again.
    pub(super) fn append(&mut self, line: &[u8]) -> io::Result<()> {
        let appended = self.try_append(line);
        if appended.is_err() {
            self.open = None;
        }
        appended
    }

    fn try_append(&mut self, line: &[u8]) -> io::Result<()> {
        let (mut file, mut length) = match self.open.take() {
            Some(open) => open,
            None => open(&self.path)?,
        };
        if length > 0 && length + line.len() as u64 > MOST_BYTES {
            self.rotate()?;
            (file, length) = open(&self.path)?;
        }
        if let Err(error) = file.write_all(line) {
            // A disk that is full may have taken a part of the line.
            file.set_len(length)?;
            return Err(error);
        }
        self.open = Some((file, length + line.len() as u64));
        Ok(())
    }

    /// Each backup takes the name of the next older one; the oldest is overwritten.
    fn rotate(&self) -> io::Result<()> {
        for age in (1..BACKUPS).rev() {
            rename_if_there(&self.backup(age), &self.backup(age + 1))?;
        }
        rename_if_there(&self.path, &self.backup(1))
    }

    fn backup(&self, age: u32) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(format!(".{age}"));
        name.into()
    }
}

fn rename_if_there(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        renamed => renamed,
    }
}

/// The file, readable by its owner's group and writable by its owner, and its length.
fn open(path: &Path) -> io::Result<(File, u64)> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        create_folder(folder)?;
    }
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o640);
    let file = options.open(path)?;
    let length = file.metadata()?.len();
    Ok((file, length))
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

    #[test]
    fn no_file_is_ever_larger_than_the_cap_and_no_line_is_split() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut log = RotatingFile::at(folder.path().join("logs/slow.log"));
        let line = "x".repeat(99_999) + "\n";
        for _ in 0..800 {
            log.append(line.as_bytes()).expect("the folder is writable");
        }
        let files: Vec<_> = fs::read_dir(folder.path().join("logs"))
            .expect("the folder was made")
            .map(|file| file.expect("it can be listed").path())
            .collect();
        assert_eq!(files.len(), 6, "one that is written and five backups");
        for file in files {
            let length = fs::metadata(&file).expect("it is there").len();
            assert!(
                length <= MOST_BYTES && length % 100_000 == 0,
                "{file:?}: {length}"
            );
        }
    }
}
