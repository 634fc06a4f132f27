//! A real process that lives as long as the test that started it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Mutex;

use tempfile::TempDir;

use super::wait::eventually;

/// A running program, its working directory and what it said so far.
#[derive(Debug)]
pub(crate) struct Server {
    name: &'static str,
    child: Child,
    dir: TempDir,
}

/// Where a program runs and what it may know of its surroundings: nothing but
/// the search path, so that no variable of the developer's changes a test.
pub(crate) fn program(path: impl AsRef<Path>) -> Command {
    let mut command = Command::new(path.as_ref());
    command.env_clear();
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    command
}

/// A directory that disappears with its owner.
pub(crate) fn scratch() -> TempDir {
    tempfile::Builder::new()
        .prefix("callsight-")
        .tempdir()
        .expect("a temporary directory")
}

impl Server {
    /// Starts `command` in `dir`; `package` is what to install if it is missing.
    pub(crate) fn start(
        name: &'static str,
        package: &str,
        command: &mut Command,
        dir: TempDir,
    ) -> Self {
        let log = |stream: &str| File::create(dir.path().join(stream)).expect("a file for output");
        let child = command
            .current_dir(dir.path())
            // What a killed program leaves behind goes with its directory.
            .env("TMPDIR", dir.path())
            .stdin(Stdio::null())
            .stdout(log("stdout"))
            .stderr(log("stderr"))
            .spawn()
            .unwrap_or_else(|error| match error.kind() {
                ErrorKind::NotFound => panic!(
                    "`{name}` is not on this machine; `apt-get install {package}`, \
                     or run scripts/test, which does"
                ),
                _ => panic!("`{name}` did not start: {error}"),
            });
        Self { name, child, dir }
    }

    /// Waits for `ready` to answer, unless the program ends before.
    pub(crate) async fn ready<T>(&mut self, mut ready: impl AsyncFnMut(&Self) -> Option<T>) -> T {
        let what = format!("`{}` to be ready", self.name);
        eventually(&what, async || {
            if let Some(status) = self.child.try_wait().expect("a child of ours") {
                panic!("`{}` ended with {status}: {}", self.name, self.stderr());
            }
            ready(self).await
        })
        .await
    }

    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn stdout(&self) -> String {
        self.said("stdout")
    }

    pub(crate) fn stderr(&self) -> String {
        self.said("stderr")
    }

    fn said(&self, stream: &str) -> String {
        fs::read_to_string(self.dir.path().join(stream)).unwrap_or_default()
    }

    /// Sends `signal`, as in `kill -INT`.
    pub(crate) fn signal(&self, signal: &str) {
        // The standard library can only kill; a system call of ours would be unsafe.
        let sent = Command::new("sh")
            .args(["-c", &format!("kill -{signal} {}", self.child.id())])
            .status()
            .expect("a shell");
        assert!(sent.success(), "no signal {signal} for `{}`", self.name);
    }

    /// Lets no file of the program grow beyond `bytes`, a number or `unlimited`.
    pub(crate) fn limit_files(&self, bytes: &str) {
        let mut command = Command::new("prlimit");
        command.args(["--pid", &self.child.id().to_string()]);
        let limited = command.arg(format!("--fsize={bytes}:unlimited")).status();
        assert!(limited.is_ok_and(|status| status.success()), "no prlimit");
    }

    /// Waits for the program to end by itself.
    pub(crate) async fn ended(&mut self) -> ExitStatus {
        let what = format!("`{}` to end", self.name);
        eventually(&what, async || {
            self.child.try_wait().expect("a child of ours")
        })
        .await
    }

    /// Ends it as a power cut would.
    pub(crate) fn kill(&mut self) {
        // An error means that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
        if std::thread::panicking() {
            eprintln!("--- {} stdout\n{}", self.name, last_lines(&self.stdout()));
            eprintln!("--- {} stderr\n{}", self.name, last_lines(&self.stderr()));
        }
    }
}

fn last_lines(text: &str) -> String {
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}

/// A port of the loopback address that nobody listens on and no other test got.
pub(crate) fn free_port() -> u16 {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

    loop {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|listener| listener.local_addr())
            .expect("a free port")
            .port();
        if GIVEN.lock().expect("no panic inside").insert(port) {
            return port;
        }
    }
}

pub(crate) fn accepts(port: u16) -> bool {
    TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).is_ok()
}

/// What follows `marker` on its line, once that line is complete.
pub(crate) fn rest_of_line(output: &str, marker: &str) -> Option<String> {
    output
        .split_inclusive('\n')
        .filter(|line| line.ends_with('\n'))
        .find_map(|line| line.trim_end().split_once(marker))
        .map(|(_, rest)| rest.to_owned())
}

/// A program built with this workspace, beside the running test.
pub(crate) fn beside_this_test(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    let profile = test
        .ancestors()
        .nth(2)
        .expect("target/<profile>/deps/<test>");
    profile.join(name)
}
