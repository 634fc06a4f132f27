//! The thread that writes the slow log.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::Health;
use super::entry::Entry;
use super::rotation::RotatingFile;
use crate::registry::Registry;

/// Entries that may wait to be written. At 500 bytes each the queue holds half a megabyte.
const QUEUE: usize = 1_024;

/// Hands entries to the thread that writes them.
#[derive(Debug)]
pub(crate) struct Writer {
    queue: SyncSender<Message>,
    registry: Arc<Registry>,
    health: Health,
}

enum Message {
    Entry(Box<Entry>),
    /// All entries before it are written when this is answered.
    Flush(SyncSender<()>),
}

impl Writer {
    /// Starts the thread.
    ///
    /// # Errors
    ///
    /// If the system has no room for another thread.
    pub(crate) fn start(path: PathBuf, registry: &Arc<Registry>) -> io::Result<Self> {
        let (queue, entries) = sync_channel(QUEUE);
        let health = Health::in_registry(registry);
        let thread = Thread {
            file: RotatingFile::at(path),
            registry: Arc::clone(registry),
            health,
            has_complained: false,
        };
        thread::Builder::new()
            .name("callsight-slow-log".to_owned())
            .spawn(move || thread.run(&entries))?;
        Ok(Self {
            queue,
            registry: Arc::clone(registry),
            health,
        })
    }

    /// Never waits: where there is no room for the entry, it is lost and counted.
    pub(super) fn write(&self, entry: Entry) {
        let counter = match self.queue.try_send(Message::Entry(Box::new(entry))) {
            Ok(()) => self.health.entries,
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => self.health.dropped,
        };
        self.registry.count(counter);
    }

    /// Waits until all that was written so far is in the file, but not past `deadline`.
    /// Says whether it is.
    pub(crate) fn flush(&self, deadline: Duration) -> bool {
        let asked = Instant::now();
        let (done, answer) = sync_channel(1);
        while let Err(TrySendError::Full(_)) = self.queue.try_send(Message::Flush(done.clone())) {
            if asked.elapsed() > deadline {
                return false;
            }
            // A full queue is being worked on, so there will be room.
            thread::sleep(Duration::from_millis(1));
        }
        // Held any longer, this one would keep the answer from failing where nobody gives it.
        drop(done);
        answer
            .recv_timeout(deadline.saturating_sub(asked.elapsed()))
            .is_ok()
    }
}

struct Thread {
    file: RotatingFile,
    registry: Arc<Registry>,
    health: Health,
    has_complained: bool,
}

impl Thread {
    /// Until nobody can send any more.
    fn run(mut self, messages: &Receiver<Message>) {
        for message in messages {
            match message {
                Message::Entry(entry) => self.write(&entry.to_line()),
                // Nobody waits for it any longer if it can't be sent.
                Message::Flush(done) => drop(done.try_send(())),
            }
        }
    }

    fn write(&mut self, line: &[u8]) {
        match self.file.append(line) {
            Ok(()) => self.has_complained = false,
            Err(error) => self.lost(&error),
        }
    }

    /// Says it once for each time that the file becomes unwritable, and counts each line.
    fn lost(&mut self, error: &io::Error) {
        self.registry.count(self.health.write_errors);
        if !self.has_complained {
            self.has_complained = true;
            let path = self.file.path().display();
            // Not `eprintln!`, which panics where there is no stderr any more.
            let _ = writeln!(
                io::stderr(),
                "callsight: the slow log {path} can't be written ({error}); its entries are lost and counted"
            );
        }
    }
}
