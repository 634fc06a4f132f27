//! Each program of a folder twice: as it was written, and with its attributes made comments.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::words::{Said, said};

/// What every lint is switched on by. What is an error by itself is only warned of, so that one
/// does not hide the others.
pub(crate) const LINTED: &str = include_str!("../../neutral/lints.toml");

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Tool {
    Check,
    Clippy,
}

impl fmt::Display for Tool {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Check => "check",
            Self::Clippy => "clippy",
        })
    }
}

/// What was said of the same programs.
pub(crate) struct Both {
    pub(crate) bare: Vec<Said>,
    pub(crate) annotated: Vec<Said>,
}

impl Both {
    pub(crate) fn has_errors(&self) -> bool {
        let mut all = self.bare.iter().chain(&self.annotated);
        all.any(|said| said.is_error)
    }
}

/// A folder of `ui-tests/neutral/` as a workspace of packages: `bare-..` and `annotated-..`.
pub(crate) struct Programs {
    workspace: PathBuf,
}

impl Programs {
    /// Each file of the folder is a program, unless one of them is `lib.rs`.
    pub(crate) fn written(folder: &str, lints: &str) -> Self {
        let source = folder_of(folder);
        let workspace = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("neutral")
            .join(folder);
        let _ = fs::remove_dir_all(&workspace);

        for program in programs(&source) {
            for variant in ["bare", "annotated"] {
                let name = format!("{variant}-{}", program.name.replace('_', "-"));
                let package = workspace.join(&name);
                write(&package.join("Cargo.toml"), &manifest(&name, lints));
                program.write(&source, &package, variant == "bare");
            }
        }
        write(&workspace.join("Cargo.toml"), WORKSPACE);
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        write(&workspace.join("Cargo.lock"), &read(&lock));
        Self { workspace }
    }

    /// What `tool` says of all of them.
    pub(crate) fn said_by(&self, tool: Tool) -> Both {
        let output = Command::new(env!("CARGO"))
            .arg(tool.to_string())
            .args([
                "--workspace",
                "--offline",
                "--keep-going",
                "--message-format=json",
            ])
            .arg("--target-dir")
            .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("neutral/target"))
            .current_dir(&self.workspace)
            // Of one program a warning, of another an error: not what is asked here.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .stderr(Stdio::inherit())
            .output()
            .expect("cargo runs");
        let output = String::from_utf8(output.stdout).expect("JSON is text");
        let [bare, annotated] = ["bare-", "annotated-"].map(|variant| said(&output, variant));
        Both { bare, annotated }
    }
}

/// Where the folder was written.
pub(crate) fn folder_of(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("neutral")
        .join(folder)
}

struct Program {
    name: String,
    files: Vec<String>,
}

impl Program {
    /// One of several files is called `lib.rs`; one alone becomes it.
    fn write(&self, source: &Path, package: &Path, is_bare: bool) {
        for file in &self.files {
            let text = read(&source.join(file));
            let text = if is_bare { bare(&text) } else { text };
            let name = if self.files.len() == 1 {
                "lib.rs"
            } else {
                file
            };
            write(&package.join(name), &text);
        }
    }
}

fn programs(folder: &Path) -> Vec<Program> {
    let files = fs::read_dir(folder).expect("a folder of programs");
    let mut files: Vec<_> = files
        .map(|file| {
            let name = file.expect("a file").file_name();
            name.into_string().expect("a name in ASCII")
        })
        .collect();
    files.sort();
    if files.iter().any(|file| file == "lib.rs") {
        let name = "corpus".to_owned();
        return vec![Program { name, files }];
    }
    files
        .into_iter()
        .map(|file| Program {
            name: file.trim_end_matches(".rs").to_owned(),
            files: vec![file],
        })
        .collect()
}

/// The same lines and columns, without one attribute of ours: not `off`, but as if we did not exist.
fn bare(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let code = line.trim_start();
        let is_ours = |ours| code.starts_with(ours);
        if ["#[callsight::", "#[timed", "use callsight::"]
            .into_iter()
            .any(is_ours)
        {
            return line.replacen(code, "//\n", 1);
        }
        line.replace("#[callsight::timed]", "                   ") + "\n"
    });
    lines.collect()
}

const WORKSPACE: &str = "\
[workspace]
resolver = \"3\"
members = [\"*-*\"]
";

const RUNTIME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime");

fn manifest(name: &str, lints: &str) -> String {
    format!(
        "\
[package]
name = \"{name}\"
version = \"0.0.0\"
edition = \"2024\"
publish = false

[lib]
name = \"program\"
path = \"lib.rs\"

[dependencies]
tokio = {{ version = \"1\", features = [\"macros\", \"rt\", \"time\"] }}
callsight = {{ path = \"{RUNTIME}\", default-features = false }}

{lints}"
    )
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) {
    let folder = path.parent().expect("a file is in a folder");
    fs::create_dir_all(folder).expect("the folder is made");
    fs::write(path, text).expect("the file is written");
}
