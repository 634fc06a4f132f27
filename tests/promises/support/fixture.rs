//! The fixture service, and how a test talks to it.

use std::path::PathBuf;
use std::process::Command;

use super::http::Peer;
use super::process::{Ended, run};
use super::server::{Server, program, rest_of_line, scratch};

/// The fixture service in a process of its own.
#[derive(Debug)]
pub(crate) struct Fixture {
    pub(crate) server: Server,
    pub(crate) peer: Peer,
}

impl Fixture {
    pub(crate) async fn start() -> Self {
        Self::configured(&[]).await
    }

    /// Starts it with these environment variables, and metrics for everybody unless they say who.
    pub(crate) async fn configured(variables: &[(&str, &str)]) -> Self {
        Self::run(&mut service(variables)).await
    }

    /// Starts it so that a file that may not grow is an error, and not its end.
    pub(crate) async fn on_a_disk_that_may_fill() -> Self {
        let service = service(&[]);
        let mut shell = program("sh");
        shell
            .args(["-c", "trap '' XFSZ; exec \"$0\""])
            .arg(service.get_program())
            .envs(
                service
                    .get_envs()
                    .filter_map(|(name, value)| Some((name, value?))),
            );
        Self::run(&mut shell).await
    }

    async fn run(command: &mut Command) -> Self {
        let mut server = Server::start("fixture-service", "cargo", command, scratch());
        let base = server
            .ready(async |server| rest_of_line(&server.stdout(), "listening on "))
            .await;
        Self {
            server,
            peer: Peer::new(base),
        }
    }

    /// Starts it in the expectation that it refuses to.
    pub(crate) fn refuses(variables: &[(&str, &str)]) -> Ended {
        let dir = scratch();
        let ended = run(service(variables).current_dir(dir.path()), "");
        assert_eq!(ended.code, Some(2), "{variables:?}: {}", ended.stderr);
        ended
    }

    pub(crate) fn slow_log(&self) -> PathBuf {
        self.server.dir().join("slow_queries.log")
    }
}

fn service(variables: &[(&str, &str)]) -> Command {
    let mut command = program(env!("CARGO_BIN_EXE_fixture-service"));
    command.env("SLOW_QUERY_LOG_FILE", "slow_queries.log");
    // It runs in production, where metrics are closed until somebody says who may see them.
    let says_who = |(name, _): &(&str, &str)| name.starts_with("CALLSIGHT_METRICS_");
    if !variables.iter().any(says_who) {
        command.env("CALLSIGHT_METRICS_OPEN", "true");
    }
    command.envs(variables.iter().copied());
    command
}
