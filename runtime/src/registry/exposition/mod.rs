//! All series as text, a chunk at a time: as much memory as a chunk, however many there are.

pub(super) mod escape;
mod format;
mod number;
mod writer;

use std::time::{Duration, Instant};

pub use self::format::CONTENT_TYPE;
pub(crate) use self::format::Format;
#[cfg(feature = "facade")]
pub(crate) use self::number::canonical;

use self::writer::Writer;
use super::Registry;
use super::walk::{Step, Walk};

/// From how many bytes on a chunk is handed out.
const CHUNK: usize = 64 * 1024;

/// A scrape of one registry that is under way.
#[derive(Debug)]
pub(crate) struct Rendering {
    walk: Walk,
    writer: Writer,
    /// Without the time that its reader took between two chunks.
    spent: Duration,
}

impl Rendering {
    pub(crate) fn new(registry: &Registry, format: Format) -> Self {
        Self::through(Walk::new(registry), format)
    }

    /// On a walk that may have been told where to read.
    pub(super) fn through(walk: Walk, format: Format) -> Self {
        Self {
            walk,
            writer: Writer::new(format),
            spent: Duration::ZERO,
        }
    }

    /// What comes next; `registry` is the one that this is a rendering of.
    pub(crate) fn chunk(&mut self, registry: &Registry) -> Option<String> {
        self.next(registry, CHUNK)
    }

    /// All of it at once, for nobody who scrapes.
    pub(super) fn text(mut self, registry: &Registry) -> String {
        self.write(registry, usize::MAX).unwrap_or_default()
    }

    /// All of it at once.
    pub(super) fn whole(mut self, registry: &Registry) -> String {
        let text = self.next(registry, usize::MAX).unwrap_or_default();
        registry.scrape_took(self.spent);
        text
    }

    fn next(&mut self, registry: &Registry, most: usize) -> Option<String> {
        let started = Instant::now();
        let chunk = self.write(registry, most);
        self.spent += started.elapsed();
        if chunk.is_none() {
            registry.scrape_took(self.spent);
        }
        chunk
    }

    /// Until there are `most` bytes, and the end of the series that they end in.
    fn write(&mut self, registry: &Registry, most: usize) -> Option<String> {
        while self.writer.len() < most {
            match self.walk.step(registry) {
                Some(Step::Family(family)) => self.writer.family(family, self.walk.settings()),
                Some(Step::Series(series, value)) => {
                    self.writer.series(&series, &value, &registry.exemplars);
                }
                None => break,
            }
        }
        (self.writer.len() > 0).then(|| self.writer.take())
    }
}

#[cfg(test)]
mod tests;
