//! A real PostgreSQL.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::process::run;
use super::server::{Server, free_port, program, scratch};

/// A PostgreSQL with an empty database of the test's own.
#[derive(Debug)]
pub(crate) struct Postgres {
    server: Server,
    pub(crate) url: String,
}

impl Postgres {
    pub(crate) async fn start() -> Self {
        let port = free_port();
        let dir = scratch();
        let owner = Owner::of(dir.path());
        let data = dir.path().join("data");
        initialise(&owner, &data);

        let mut command = owner.program("postgres");
        command.arg("-D").arg(&data).args(["-k", ""]);
        command.args(["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]);
        command.args(["-p", &port.to_string()]);
        let mut server = Server::start("postgres", "postgresql", &mut command, dir);
        server
            .ready(async |server| {
                let said = server.stderr();
                said.contains("ready to accept connections").then_some(())
            })
            .await;
        Self {
            server,
            url: format!("postgres://tests@127.0.0.1:{port}/postgres"),
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // Its children outlive a postmaster that is killed; this asks for an immediate end.
        self.server.signal("QUIT");
    }
}

fn initialise(owner: &Owner, data: &Path) {
    let mut command = owner.program("initdb");
    command.arg("-D").arg(data);
    command.args(["-A", "trust", "-U", "tests", "-E", "UTF8", "--no-sync"]);
    let made = run(&mut command, "");
    assert_eq!(made.code, Some(0), "initdb: {}", made.stderr);
}

/// Who runs the server: PostgreSQL refuses to be root.
struct Owner {
    user: Option<(u32, u32)>,
}

impl Owner {
    fn of(dir: &Path) -> Self {
        if id(&["-u"]) != Some(0) {
            return Self { user: None };
        }
        let user = id(&["-u", "postgres"])
            .zip(id(&["-g", "postgres"]))
            .expect("a user `postgres`; `apt-get install postgresql`, or run scripts/test");
        std::os::unix::fs::chown(dir, Some(user.0), Some(user.1)).expect("root may give away");
        Self { user: Some(user) }
    }

    fn program(&self, name: &str) -> Command {
        let mut command = program(programs().join(name));
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        // Its own working directory may be closed to that user.
        command.current_dir("/");
        command
    }
}

fn id(arguments: &[&str]) -> Option<u32> {
    let answer = run(Command::new("id").args(arguments), "");
    answer.stdout.trim().parse().ok()
}

/// Debian keeps them off the search path, a directory for each version.
fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    versions
        .filter_map(|version| Some(version.ok()?.path().join("bin")))
        .filter(|bin| bin.join("initdb").exists())
        .max()
        .unwrap_or_default()
}
