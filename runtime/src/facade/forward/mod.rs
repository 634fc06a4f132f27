//! Sends our series to other recorders of the `metrics` facade, from a thread of its own.
//!
//! A call knows nothing of this: what is sent is what the cells gained since the last time.

mod samples;
mod target;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{
    Receiver, RecvError, RecvTimeoutError, Sender, SyncSender, channel, sync_channel,
};
use std::thread;
use std::time::Duration;

use self::target::Target;
use super::fan_out::Foreign;
use crate::registry::Registry;

/// How often recorders are told what is new, unless something else is chosen.
pub(crate) const DEFAULT_INTERVAL: Duration = Duration::from_secs(1);

/// Where to, and how often.
#[derive(Clone)]
pub(crate) struct Forwarding {
    pub(crate) targets: Vec<Foreign>,
    pub(crate) interval: Duration,
}

impl Default for Forwarding {
    fn default() -> Self {
        Self {
            targets: Vec::new(),
            interval: DEFAULT_INTERVAL,
        }
    }
}

impl std::fmt::Debug for Forwarding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Forwarding")
            .field("targets", &self.targets.len())
            .field("interval", &self.interval)
            .finish()
    }
}

/// Asks the thread to do now what it would do later.
#[derive(Debug, Clone)]
pub(crate) struct Forward(Sender<Done>);

/// Told when all is sent.
type Done = SyncSender<()>;

impl Forward {
    /// Starts the thread, which sends nothing until it is asked to for the first time; none where
    /// nobody is to be told anything.
    ///
    /// # Errors
    ///
    /// If the system has no room for another thread.
    pub(crate) fn start(
        registry: &Arc<Registry>,
        forwarding: Forwarding,
    ) -> io::Result<Option<Self>> {
        if forwarding.targets.is_empty() {
            return Ok(None);
        }
        let (requests, asked) = channel();
        let targets = forwarding.targets.into_iter();
        let thread = Thread {
            targets: targets
                .map(|target| Target::new(target, registry))
                .collect(),
            registry: Arc::clone(registry),
            interval: forwarding.interval,
        };
        thread::Builder::new()
            .name("callsight-forward".to_owned())
            .spawn(move || thread.run(&asked))?;
        Ok(Some(Self(requests)))
    }

    /// Waits until all that was counted so far is sent, but not past `deadline`. Says whether it is.
    pub(crate) fn now(&self, deadline: Duration) -> bool {
        self.ask().recv_timeout(deadline).is_ok()
    }

    /// Asks and does not wait.
    pub(crate) fn soon(&self) {
        drop(self.ask());
    }

    fn ask(&self) -> Receiver<()> {
        let (done, answer) = sync_channel(1);
        // Where the thread is gone, so is the other end of the answer.
        drop(self.0.send(done));
        answer
    }
}

struct Thread {
    targets: Vec<Target>,
    registry: Arc<Registry>,
    interval: Duration,
}

impl Thread {
    fn run(mut self, asked: &Receiver<Done>) {
        let mut waiting = asked.recv();
        if waiting.is_err() {
            return; // Nothing was installed.
        }
        loop {
            self.forward();
            if let Ok(done) = waiting {
                // Nobody waits for it any longer if it can't be told.
                let _ = done.try_send(());
            }
            waiting = asked.recv_timeout(self.interval).map_err(|error| {
                // A program that lets go of its telemetry is forwarded still.
                if error == RecvTimeoutError::Disconnected {
                    thread::sleep(self.interval);
                }
                RecvError
            });
        }
    }

    fn forward(&mut self) {
        let targets = &mut self.targets;
        self.registry
            .read(|reading| targets.iter_mut().for_each(|target| target.send(reading)));
    }
}
