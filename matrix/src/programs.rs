//! The programs of one package: written, built and thrown away.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use serde_json::Value;

use crate::columns::Column;
use crate::runs::{self, Run};
use crate::shapes::Shape;

/// What became of the programs, by their names.
#[derive(Debug)]
pub struct Programs {
    folder: PathBuf,
    built: BTreeMap<String, Built>,
}

/// What the compiler said of one program, and what it did when it was run.
#[derive(Debug, Default)]
pub struct Built {
    pub errors: Vec<String>,
    /// Lint and line of each.
    pub warnings: Vec<(String, u64)>,
    executable: Option<PathBuf>,
    pub run: Option<Run>,
}

impl Programs {
    /// Writes, builds and runs the programs of these columns.
    pub fn build<'a>(
        here: &Path,
        package: &str,
        edition: &str,
        shapes: &[Shape],
        columns: impl Iterator<Item = &'a Column>,
    ) -> Result<Self, Box<dyn Error>> {
        let folder = crate::bin(here, package);
        let mut programs = Self {
            folder,
            built: BTreeMap::new(),
        };
        programs.remove()?;
        fs::create_dir_all(&programs.folder)?;
        for column in columns {
            for shape in shapes.iter().filter(|shape| shape.is_for(edition)) {
                programs.write(column, shape)?;
            }
        }
        eprintln!("{package}: {} programs", programs.built.len());
        programs.compile(here, package)?;
        for built in programs.built.values_mut() {
            built.run = built.executable.as_deref().map(runs::run).transpose()?;
        }
        programs.remove_executables()?;
        Ok(programs)
    }

    pub fn of(&self, column: &Column, shape: &Shape) -> Option<&Built> {
        self.built.get(&name(column, shape))
    }

    /// What is wrong with a program that has to hold.
    pub fn wrong(&self, column: &Column, shape: &Shape) -> Option<String> {
        let built = self.of(column, shape)?;
        match &built.run {
            None => Some(built.errors.join("; ")),
            Some(run) => run.failure.clone(),
        }
    }

    fn write(&mut self, column: &Column, shape: &Shape) -> io::Result<()> {
        if let Some(text) = shape.with(column) {
            let name = name(column, shape);
            fs::write(self.folder.join(format!("{name}.rs")), text)?;
            self.built.insert(name, Built::default());
        }
        Ok(())
    }

    fn compile(&mut self, here: &Path, package: &str) -> Result<(), Box<dyn Error>> {
        let output = Command::new(env!("CARGO"))
            .args([
                "build",
                "--quiet",
                "--bins",
                "--keep-going",
                "--message-format=json",
            ])
            .args(["-p", &format!("contender-{package}")])
            .arg("--manifest-path")
            .arg(here.join("Cargo.toml"))
            .output()?;
        for line in String::from_utf8(output.stdout)?.lines() {
            self.hear(&serde_json::from_str(line)?);
        }
        let is_silent = |built: &Built| built.executable.is_none() && built.errors.is_empty();
        if self.built.values().any(is_silent) {
            return Err(String::from_utf8(output.stderr)?.into());
        }
        Ok(())
    }

    /// One message of cargo.
    fn hear(&mut self, message: &Value) {
        let target = message["target"]["name"].as_str().unwrap_or_default();
        let Some(built) = self.built.get_mut(target) else {
            return;
        };
        match message["reason"].as_str() {
            Some("compiler-message") => built.hear(&message["message"]),
            Some("compiler-artifact") => {
                built.executable = message["executable"].as_str().map(PathBuf::from);
            }
            _ => {}
        }
    }

    fn remove_executables(&mut self) -> io::Result<()> {
        for executable in self
            .built
            .values_mut()
            .filter_map(|built| built.executable.take())
        {
            fs::remove_file(&executable)?;
            // Cargo keeps each under a second name, with a hash.
            let name = executable
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .replace('-', "_");
            let Some(folder) = executable.parent() else {
                continue;
            };
            for other in fs::read_dir(folder.join("deps"))? {
                let other = other?.path();
                let file = other
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                if file
                    .rsplit_once('-')
                    .is_some_and(|(before, _)| before == name)
                {
                    fs::remove_file(&other)?;
                }
            }
        }
        Ok(())
    }

    /// The sources, too.
    pub fn remove(&self) -> io::Result<()> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

impl Built {
    /// One message of the compiler.
    fn hear(&mut self, message: &Value) {
        let said = message["message"].as_str().unwrap_or_default().to_owned();
        let spans = message["spans"].as_array().map_or(&[][..], Vec::as_slice);
        let Some(span) = spans.iter().find(|span| span["is_primary"] == true) else {
            // The sums at the end: so many errors, so many warnings.
            return;
        };
        match message["level"].as_str() {
            Some("error") => self.errors.push(said),
            Some("warning") => {
                let lint = message["code"]["code"].as_str().map_or(said, str::to_owned);
                self.warnings
                    .push((lint, span["line_start"].as_u64().unwrap_or_default()));
            }
            _ => {}
        }
    }
}

fn name(column: &Column, shape: &Shape) -> String {
    format!(
        "{}-{}",
        column.prefix().replace([' ', '(', ')'], ""),
        shape.path
    )
    .replace(['/', '_'], "-")
}
