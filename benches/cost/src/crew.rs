//! The threads that run a load, at the same time.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use evidence::Result;

use crate::load::Load;

/// Threads that stay, since many a contender keeps something for each.
pub(crate) struct Crew(Vec<Worker>);

struct Worker {
    jobs: SyncSender<Job>,
    times: Receiver<Duration>,
}

#[derive(Clone)]
struct Job {
    load: Arc<Load>,
    calls: u64,
    start: Arc<Start>,
}

impl Crew {
    pub(crate) fn new(threads: usize) -> Self {
        Self((0..threads).map(|_| Worker::new()).collect())
    }

    /// How long each of `threads` threads takes for `calls` calls, on the average.
    pub(crate) fn time(&self, load: &Arc<Load>, threads: usize, calls: u64) -> Result<Duration> {
        let workers = &self.0[..threads];
        let job = Job {
            load: Arc::clone(load),
            calls,
            start: Arc::new(Start(AtomicUsize::new(threads))),
        };
        load.prepare();
        for worker in workers {
            worker.jobs.send(job.clone())?;
        }
        let mut sum = Duration::ZERO;
        for worker in workers {
            sum += worker.times.recv()?;
        }
        Ok(sum / u32::try_from(threads)?)
    }
}

impl Worker {
    fn new() -> Self {
        let (jobs, orders) = sync_channel::<Job>(1);
        let (results, times) = sync_channel(1);
        thread::spawn(move || {
            for job in orders {
                // Whoever does not wait for the time any more has no other job either.
                if results.send(job.run()).is_err() {
                    return;
                }
            }
        });
        Self { jobs, times }
    }
}

impl Job {
    fn run(&self) -> Duration {
        self.start.wait();
        let start = Instant::now();
        self.load.run(self.calls);
        start.elapsed()
    }
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
