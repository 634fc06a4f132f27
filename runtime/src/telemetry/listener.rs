//! A listener of its own for scrapes, on a thread and a runtime of their own: a service that is too
//! busy to answer can still be asked why.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use axum::Router;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

use super::error::InstallError;

/// Chunks of scrapes are made on these; there are no more scrapes than that.
const THREADS_FOR_CHUNKS: usize = 4;

/// How long a scrape may still take when the telemetry is shut down.
const GRACE: Duration = Duration::from_secs(1);

/// An address that is taken, before anybody is answered.
#[derive(Debug)]
pub(super) struct Socket {
    listener: TcpListener,
    address: SocketAddr,
    runtime: Runtime,
}

/// A listener that answers until it is stopped.
#[derive(Debug)]
pub(crate) struct Listener {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    thread: JoinHandle<()>,
}

impl Socket {
    /// Takes `address`.
    pub(super) fn at(address: SocketAddr) -> Result<Self, InstallError> {
        let taken = || {
            let listener = TcpListener::bind(address)?;
            listener.set_nonblocking(true)?;
            Ok((listener.local_addr()?, listener))
        };
        let (address, listener) = taken().map_err(|error| InstallError::Address(address, error))?;
        let mut runtime = Builder::new_current_thread();
        let runtime = runtime
            .enable_all()
            .max_blocking_threads(THREADS_FOR_CHUNKS)
            .thread_name("callsight-scrape")
            .build()?;
        Ok(Self {
            listener,
            address,
            runtime,
        })
    }

    /// Answers with `routes` from now on.
    pub(super) fn serve(self, routes: Router) -> io::Result<Listener> {
        let address = self.address;
        tracing::info!(%address, "scrapes are answered at an address of their own");
        let (stop, is_to_stop) = oneshot::channel();
        let thread = thread::Builder::new().name("callsight-scrapes".to_owned());
        Ok(Listener {
            address,
            stop,
            thread: thread.spawn(move || self.run(routes, is_to_stop))?,
        })
    }

    fn run(self, routes: Router, is_to_stop: oneshot::Receiver<()>) {
        let served = self
            .runtime
            .block_on(serve(self.listener, routes, is_to_stop));
        if let Err(error) = served {
            tracing::error!(
                "scrapes at {} are not answered any more: {error}",
                self.address
            );
        }
        // Without those who read no further.
        self.runtime.shutdown_background();
    }
}

/// Until it is stopped, and a little longer for scrapes that are under way.
async fn serve(
    listener: TcpListener,
    routes: Router,
    is_to_stop: oneshot::Receiver<()>,
) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let (leave, is_to_leave) = oneshot::channel::<()>();
    let server = axum::serve(listener, routes).with_graceful_shutdown(async {
        // A telemetry that is dropped says nothing: scrapes go on until the process ends.
        if is_to_stop.await.is_err() {
            std::future::pending::<()>().await;
        }
        drop(leave);
    });
    let gave_up = async {
        let _ = is_to_leave.await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        ended = server.into_future() => ended,
        () = gave_up => Ok(()),
    }
}

impl Listener {
    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Lets nobody new in, and waits for those inside, but not long.
    pub(super) fn stop(self) {
        // An error says that it has stopped already.
        let _ = self.stop.send(());
        let _ = self.thread.join();
    }
}
