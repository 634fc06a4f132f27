//! The body of a scrape: made a chunk at a time, no faster than it is read.
//!
//! Each chunk is a task of its own on the threads for blocking work, so a client that stops
//! reading holds two chunks and no thread, and one that leaves ends the rendering.

use std::future::Future;
use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http_body::{Body, Frame};
use tokio::task::{JoinHandle, spawn_blocking};

use super::negotiation::Coding;
use crate::telemetry::Answer;

/// From how many bytes on what was compressed is sent.
const COMPRESSED: usize = 16 * 1024;

/// What is sent, as far as it is made.
pub(super) struct ScrapeBody(State);

enum State {
    /// Nobody has asked for it yet: nobody does where the request was a HEAD.
    New(Box<Work>),
    Working(JoinHandle<(Box<Work>, io::Result<Bytes>)>),
    Over,
}

struct Work {
    answer: Answer,
    gzip: Option<GzEncoder<Vec<u8>>>,
}

impl ScrapeBody {
    pub(super) fn new(answer: Answer, coding: Coding) -> Self {
        let gzip = match coding {
            Coding::Identity => None,
            Coding::Gzip => Some(GzEncoder::new(Vec::new(), Compression::fast())),
        };
        Self(State::New(Box::new(Work { answer, gzip })))
    }
}

impl Body for ScrapeBody {
    type Data = Bytes;
    type Error = io::Error;

    /// An error breaks the answer off, so that half a scrape is never taken for a whole one.
    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        loop {
            match std::mem::replace(&mut self.0, State::Over) {
                State::New(work) => self.0 = work.start(),
                State::Working(mut made) => {
                    let Poll::Ready(made) = Pin::new(&mut made).poll(cx) else {
                        self.0 = State::Working(made);
                        return Poll::Pending;
                    };
                    let (work, chunk) = made.map_err(io::Error::other)?;
                    let chunk = chunk?;
                    if !chunk.is_empty() {
                        // The next one is made while this one is sent.
                        self.0 = work.start();
                        return Poll::Ready(Some(Ok(Frame::data(chunk))));
                    }
                }
                State::Over => return Poll::Ready(None),
            }
        }
    }
}

impl Work {
    fn start(mut self: Box<Self>) -> State {
        State::Working(spawn_blocking(move || {
            let chunk = self.chunk();
            (self, chunk)
        }))
    }

    /// What comes next, or nothing at the end.
    fn chunk(&mut self) -> io::Result<Bytes> {
        for text in self.answer.by_ref().filter(|text| !text.is_empty()) {
            let Some(gzip) = &mut self.gzip else {
                return Ok(text.into());
            };
            gzip.write_all(text.as_bytes())?;
            if gzip.get_ref().len() >= COMPRESSED {
                return Ok(std::mem::take(gzip.get_mut()).into());
            }
        }
        let gzip = self.gzip.take();
        gzip.map_or_else(|| Ok(Bytes::new()), |gzip| Ok(gzip.finish()?.into()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use http_body_util::BodyExt;
    use tokio::runtime::{Builder, Runtime};

    use super::*;
    use crate::names;
    use crate::registry::{Format, Histogram, Registry};
    use crate::telemetry::Scrape;

    /// Many chunks of series, and the last of these.
    fn many_series() -> (Arc<Registry>, Histogram) {
        let registry = Registry::new();
        let series = |n: u32| {
            let labels = [format!("{n:05}").into(), "ok".into()];
            registry.histogram(&names::FUNCTION_DURATION, labels)
        };
        let mut all: Vec<_> = (0..4_000).map(series).collect();
        (registry, all.pop().expect("a series"))
    }

    fn body(registry: &Arc<Registry>) -> ScrapeBody {
        let answer = Scrape::of(registry).answer(Format::Text);
        ScrapeBody::new(answer, Coding::Identity)
    }

    /// With one thread for blocking work, so that nobody can keep it unnoticed.
    fn runtime() -> Runtime {
        let mut builder = Builder::new_current_thread();
        builder.max_blocking_threads(1).build().expect("a runtime")
    }

    #[test]
    fn a_scrape_is_made_no_faster_than_it_is_read() {
        let (registry, last) = many_series();
        let text = runtime().block_on(async {
            let mut body = body(&registry);
            body.frame().await.expect("a frame").expect("a chunk");
            // Whatever of the second chunk is made by now, this is far behind it.
            registry.observe(&last, 1);
            body.collect().await.expect("a whole body").to_bytes()
        });
        let text = String::from_utf8(text.into()).expect("text");
        let count = r#"function_calls_total{function="03999",outcome="ok"} 1"#;
        assert!(text.lines().any(|line| line == count));
    }

    #[test]
    fn whoever_leaves_ends_the_scrape() {
        let (registry, _) = many_series();
        let runtime = runtime();
        runtime.block_on(async {
            let mut body = body(&registry);
            body.frame().await.expect("a frame").expect("a chunk");
        });
        // Waits for the chunk that was being made.
        drop(runtime);
        assert_eq!(Arc::strong_count(&registry), 1);
        let no_scrape_was_finished = "callsight_scrape_duration_seconds 0\n";
        assert!(registry.render().contains(no_scrape_was_finished));
    }

    #[test]
    fn those_that_stop_reading_keep_nobody_from_it() {
        let (registry, _) = many_series();
        let text = runtime().block_on(async {
            let mut stopped: Vec<_> = (0..10).map(|_| body(&registry)).collect();
            for body in &mut stopped {
                body.frame().await.expect("a frame").expect("a chunk");
            }
            let whole = body(&registry).collect().await.expect("a whole body");
            drop(stopped);
            whole.to_bytes()
        });
        assert!(text.ends_with(b"callsight_scrape_duration_seconds 0\n"));
    }
}
