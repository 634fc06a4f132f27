//! A real Redis.

use super::server::{Server, accepts, free_port, program, scratch};

/// A Redis of the test's own.
#[derive(Debug)]
pub(crate) struct Redis {
    pub(crate) server: Server,
    pub(crate) url: String,
}

impl Redis {
    pub(crate) async fn start() -> Self {
        let port = free_port();
        let mut command = program("redis-server");
        command.args(["--bind", "127.0.0.1", "--port", &port.to_string()]);
        // No snapshots: nothing of a test is worth keeping.
        command.args(["--save", "", "--appendonly", "no"]);
        let mut server = Server::start("redis-server", "redis-server", &mut command, scratch());
        server.ready(async |_| accepts(port).then_some(())).await;
        Self {
            server,
            url: format!("redis://127.0.0.1:{port}"),
        }
    }
}
