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
    /// Stands in for rustc.
    this_program: PathBuf,
    functions: u32,
    shapes: Shapes,
}

impl Workshop {
    pub(crate) fn new(options: &Options) -> Result<Self> {
        let target = metadata()?.target_directory.join("compile-time");
        fs::create_dir_all(&target)?;
        Ok(Self {
            target: target.into(),
            this_program: env::current_exe()?,
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
        let micros = self.reported(|| self.cargo(contender, profile, &[]))?;
        Ok(Duration::from_micros(micros))
    }

    /// The instructions it takes to compile the contender alone in a dev build.
    pub(crate) fn instructions(&self, contender: Contender) -> Result<u64> {
        self.reported(|| {
            let mut command = self.command(contender, Profile::Dev, &[]);
            succeeded(command.env(rustc::COUNT, "1"), contender)
        })
    }

    /// What stands in for rustc reports of compiling the contender again.
    fn reported(&self, compile: impl FnOnce() -> Result<()>) -> Result<u64> {
        // Cargo compiles again what is younger than what it compiled.
        File::open(Path::new(CONTENDERS).join("src/lib.rs"))?.set_modified(SystemTime::now())?;
        let report = self.target.join("report");
        fs::write(&report, "")?;
        compile()?;
        let reported = fs::read_to_string(&report)?.parse();
        Ok(reported.map_err(|_| "cargo did not compile it again")?)
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
        succeeded(&mut self.command(contender, profile, flags), contender)
    }

    fn command(&self, contender: Contender, profile: Profile, flags: &[&str]) -> Command {
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
            .env("RUSTC_WORKSPACE_WRAPPER", &self.this_program)
            .env(rustc::REPORT, self.target.join("report"));
        command
    }
}

fn succeeded(command: &mut Command, contender: Contender) -> Result<()> {
    if !command.status()?.success() {
        return Err(format!("cargo did not compile `{}`", contender.title()).into());
    }
    Ok(())
}

fn metadata() -> Result<cargo_metadata::Metadata> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    Ok(MetadataCommand::new().manifest_path(manifest).exec()?)
}
