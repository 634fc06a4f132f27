//! The example shop in a process of its own.

use std::process::Command;

use super::http::Peer;
use super::server::{Server, beside_this_test, free_port, program, rest_of_line, scratch};

/// The shop, ready to serve.
#[derive(Debug)]
pub(crate) struct Shop {
    pub(crate) server: Server,
    pub(crate) peer: Peer,
    pub(crate) port: u16,
}

impl Shop {
    /// A shop that serves nobody but the test.
    pub(crate) async fn quiet(variables: &[(&str, &str)]) -> Self {
        Self::start(&["--no-traffic"], variables).await
    }

    /// A shop with its own demo traffic.
    pub(crate) async fn busy() -> Self {
        Self::start(&[], &[]).await
    }

    async fn start(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let port = free_port();
        let mut server = Self::launch(port, arguments, variables);
        let base = server
            .ready(async |server| rest_of_line(&server.stdout(), "listening on "))
            .await;
        Self {
            server,
            peer: Peer::new(base.trim_end_matches('/')),
            port,
        }
    }

    /// Starts the process without waiting for it to serve.
    pub(crate) fn launch(port: u16, arguments: &[&str], variables: &[(&str, &str)]) -> Server {
        Server::start(
            "shop",
            "cargo",
            command(port)
                .args(arguments)
                .envs(variables.iter().copied()),
            scratch(),
        )
    }
}

fn command(port: u16) -> Command {
    let path = beside_this_test("shop");
    assert!(
        path.exists(),
        "there is no {}; `cargo build -p shop` makes it",
        path.display()
    );
    let mut command = program(path);
    command.args(["--port", &port.to_string()]);
    command
}
