//! Cargo, asked to compile a contender.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use cargo_metadata::MetadataCommand;
use clap::ValueEnum;

use crate::contender::Contender;
use crate::rustc;
use crate::{Options, Result, Shapes};

const CONTENDERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/contenders");

/// As cargo has them: optimised or not, nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Profile {
    Dev,
    Release,
}

impl Profile {
    pub(crate) const ALL: [Self; 2] = [Self::Dev, Self::Release];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

/// Where the contenders are compiled.
#[derive(Debug)]
pub(crate) struct Workshop {
    target: PathBuf,
    functions: u32,
    shapes: Shapes,
}

impl Workshop {
    pub(crate) fn new(options: &Options) -> Result<Self> {
        let target = metadata()?.target_directory.join("compile-time");
        fs::create_dir_all(&target)?;
        Ok(Self {
            target: target.into(),
            functions: options.functions,
            shapes: options.shapes,
        })
    }

    /// Compiles what the contender depends on, and it too, so that nothing else is left to do.
    pub(crate) fn prepare(&self, contender: Contender, profile: Profile) -> Result<()> {
        self.cargo(contender, profile, &[])?;
        Ok(())
    }

    /// The processor time it takes to compile the contender alone.
    pub(crate) fn time(&self, contender: Contender, profile: Profile) -> Result<Duration> {
        // Cargo compiles again what is younger than what it compiled.
        File::open(Path::new(CONTENDERS).join("src/lib.rs"))?.set_modified(SystemTime::now())?;
        let report = self.target.join("cpu");
        fs::write(&report, "")?;
        self.cargo(contender, profile, &[])?;
        let micros = fs::read_to_string(&report)?.parse();
        Ok(Duration::from_micros(
            micros.map_err(|_| "cargo did not compile it again")?,
        ))
    }

    /// The text that rustc hands to LLVM, before anything is optimised.
    pub(crate) fn llvm(&self, contender: Contender) -> Result<String> {
        let path = self.target.join("contenders.ll");
        let emit = format!("--emit=llvm-ir={}", path.display());
        let flags = ["--", &emit, "-Ccodegen-units=1", "-Cno-prepopulate-passes"];
        self.cargo(contender, Profile::Dev, &flags)?;
        Ok(fs::read_to_string(path)?)
    }

    /// The library that was compiled last.
    pub(crate) fn library(&self, profile: Profile) -> PathBuf {
        self.target
            .join(profile.folder())
            .join("libcontenders.rlib")
    }

    fn cargo(&self, contender: Contender, profile: Profile, flags: &[&str]) -> Result<()> {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command
            .args(["rustc", "--quiet", "--lib", "--profile", profile.name()])
            .args(["--manifest-path", &format!("{CONTENDERS}/Cargo.toml")])
            .args(contender.feature().map(|name| format!("--features={name}")))
            .arg("--target-dir")
            .arg(&self.target)
            .args(flags)
            .env("CARGO_INCREMENTAL", "0")
            .env("COMPILE_TIME_FUNCTIONS", self.functions.to_string())
            .env("COMPILE_TIME_SHAPES", self.shapes.name())
            .env("RUSTC_WORKSPACE_WRAPPER", env::current_exe()?)
            .env(rustc::REPORT, self.target.join("cpu"));
        if !command.status()?.success() {
            return Err(format!("cargo did not compile `{}`", contender.title()).into());
        }
        Ok(())
    }
}

fn metadata() -> Result<cargo_metadata::Metadata> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    Ok(MetadataCommand::new().manifest_path(manifest).exec()?)
}
