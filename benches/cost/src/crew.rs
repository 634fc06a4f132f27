//! The threads that run a load, at the same time.

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use evidence::Result;

use crate::load::Load;
use crate::processor;
use crate::work::work;

/// How much of the time both threads have to run in at least: one that runs after the other has no
/// neighbour.
const OVERLAP: f64 = 0.9;

/// How often that is tried on a machine that does other things, too. The best try counts.
const TRIES: u32 = 20;

/// Threads that stay, since many a contender keeps something for each.
pub(crate) struct Crew(Vec<Worker>);

struct Worker {
    jobs: SyncSender<Job>,
    spans: Receiver<Span>,
}

#[derive(Clone)]
struct Job {
    load: Arc<Load>,
    calls: u64,
    threads: usize,
    start: Arc<Start>,
}

/// When a thread began and ended.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: Instant,
    end: Instant,
    /// How long the same work took just before or after, whichever took longer.
    yardstick: Duration,
}

/// How long a batch took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Timed {
    /// Each thread, on the average.
    pub(crate) batch: Duration,
    /// How long a work that is always the same took the slowest thread: longer than usual if others have
    /// slowed down the machine.
    pub(crate) yardstick: Duration,
}

impl Crew {
    pub(crate) fn new(threads: usize) -> Self {
        Self((0..threads).map(Worker::new).collect())
    }

    /// Has `threads` threads run `calls` calls each.
    pub(crate) fn time(&self, load: &Arc<Load>, threads: usize, calls: u64) -> Result<Timed> {
        let mut best = Vec::new();
        for _ in 0..TRIES {
            let spans = self.run(load, threads, calls)?;
            if best.is_empty() || overlap(&spans) > overlap(&best) {
                best = spans;
            }
            if overlap(&best) >= OVERLAP {
                break;
            }
        }
        let sum: Duration = best.iter().map(|span| span.end - span.start).sum();
        let yardsticks = best.iter().map(|span| span.yardstick);
        Ok(Timed {
            batch: sum / u32::try_from(threads)?,
            yardstick: yardsticks.max().unwrap_or_default(),
        })
    }

    fn run(&self, load: &Arc<Load>, threads: usize, calls: u64) -> Result<Vec<Span>> {
        let workers = &self.0[..threads];
        let job = Job {
            load: Arc::clone(load),
            calls,
            threads,
            start: Arc::new(Start(AtomicUsize::new(threads))),
        };
        load.prepare();
        for worker in workers {
            worker.jobs.send(job.clone())?;
        }
        let spans = workers.iter().map(|worker| Ok(worker.spans.recv()?));
        spans.collect()
    }
}

/// How much of the time in which any of them ran they all did.
fn overlap(spans: &[Span]) -> f64 {
    let starts = spans.iter().map(|span| span.start);
    let ends = spans.iter().map(|span| span.end);
    let all = ends.clone().max().zip(starts.clone().min());
    let common = ends.min().zip(starts.max());
    let length = |it: Option<(Instant, Instant)>| {
        it.map_or(0.0, |(end, start)| {
            end.saturating_duration_since(start).as_secs_f64()
        })
    };
    length(common) / length(all)
}

impl Worker {
    fn new(index: usize) -> Self {
        let (jobs, orders) = sync_channel::<Job>(1);
        let (results, spans) = sync_channel(1);
        thread::spawn(move || {
            for job in orders {
                // Whoever does not wait for the result any more has no other job either.
                if results.send(job.run(index)).is_err() {
                    return;
                }
            }
        });
        Self { jobs, spans }
    }
}

impl Job {
    fn run(&self, index: usize) -> Span {
        // Alone it runs wherever there is room.
        if self.threads > 1 {
            processor::stay_on(index);
        } else {
            processor::run_anywhere();
        }
        let before = yardstick();
        self.start.wait();
        let start = Instant::now();
        self.load.run(self.calls);
        let end = Instant::now();
        let yardstick = yardstick().max(before);
        Span {
            start,
            end,
            yardstick,
        }
    }
}

/// How long the machine takes for a work that is always the same.
fn yardstick() -> Duration {
    const CALLS: u64 = 8192;
    let start = Instant::now();
    for n in 0..CALLS {
        let _ = black_box(work(black_box(n)));
    }
    start.elapsed()
}

/// Nobody starts before all are here. They wait without sleeping: to be woken takes longer for one
/// than for another.
struct Start(AtomicUsize);

impl Start {
    fn wait(&self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
        while self.0.load(Ordering::Acquire) > 0 {
            std::hint::spin_loop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_overlap_is_the_share_of_the_time_in_which_all_ran() {
        let now = Instant::now();
        let at = |millis| now + Duration::from_millis(millis);
        let span = |start, end| Span {
            start: at(start),
            end: at(end),
            yardstick: Duration::ZERO,
        };
        let is = |spans: &[Span], share: f64| (overlap(spans) - share).abs() < 1e-9;
        assert!(is(&[span(0, 10)], 1.0));
        assert!(is(&[span(0, 10), span(0, 10)], 1.0));
        assert!(is(&[span(0, 8), span(2, 10)], 0.6));
        assert!(is(&[span(0, 5), span(5, 10)], 0.0));
        assert!(is(&[span(0, 4), span(6, 10)], 0.0));
    }
}
