//! A log that is written as in production, and measured in the place of being kept.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use tracing_subscriber::fmt::MakeWriter;

#[derive(Debug, Clone, Default)]
pub(crate) struct Log(Arc<Sizes>);

#[derive(Debug, Default)]
struct Sizes {
    lines: AtomicU64,
    longest: AtomicUsize,
    requests: AtomicU64,
    longest_of_requests: AtomicUsize,
    of_our_own: AtomicUsize,
}

/// As JSON, with the fields of the request's span on each line.
pub(crate) fn install() -> Log {
    let log = Log::default();
    tracing_subscriber::fmt()
        .json()
        .with_writer(log.clone())
        .init();
    log
}

impl Log {
    /// Those of handlers.
    pub(crate) fn lines(&self) -> u64 {
        self.0.lines.load(Ordering::Relaxed)
    }

    pub(crate) fn longest(&self) -> usize {
        self.0.longest.load(Ordering::Relaxed)
    }

    /// Those that say how a request ended.
    pub(crate) fn requests(&self) -> u64 {
        self.0.requests.load(Ordering::Relaxed)
    }

    pub(crate) fn longest_of_requests(&self) -> usize {
        self.0.longest_of_requests.load(Ordering::Relaxed)
    }

    /// Bytes of all other lines.
    pub(crate) fn of_our_own(&self) -> usize {
        self.0.of_our_own.load(Ordering::Relaxed)
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// The subscriber writes a line at a time.
impl io::Write for Log {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(line);
        assert!(text.ends_with("}\n") && text.lines().count() == 1, "{text}");
        if text.contains("in the handler") {
            self.0.lines.fetch_add(1, Ordering::Relaxed);
            self.0.longest.fetch_max(line.len(), Ordering::Relaxed);
        } else if text.contains("\"message\":\"request_completed\"") {
            self.0.requests.fetch_add(1, Ordering::Relaxed);
            let longest = &self.0.longest_of_requests;
            longest.fetch_max(line.len(), Ordering::Relaxed);
        } else {
            self.0.of_our_own.fetch_add(line.len(), Ordering::Relaxed);
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
