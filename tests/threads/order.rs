//! A scrape that counts a call sees what its thread did before it.

use std::cell::UnsafeCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use callsight::Telemetry;

use crate::functions::note;
use crate::scrape::Scrape;

const NOTES: u64 = 2_000;

/// How many the writer may be ahead of the reader.
const AHEAD: u64 = 10;

/// Memory without a lock or an atomic: `ThreadSanitizer` reports it, unless it is ordered by the
/// cells that the calls are counted in.
#[derive(Debug)]
struct Notes {
    notes: Vec<UnsafeCell<u64>>,
    /// How many were read. Orders nothing: it is relaxed, and from the reader to the writer.
    read: AtomicU64,
}

#[expect(
    unsafe_code,
    reason = "what is proved is that whoever reads a note comes after who wrote it"
)]
// SAFETY: each note is written once, before the call that counts it, and read after that.
unsafe impl Sync for Notes {}

#[expect(unsafe_code, reason = "as above")]
impl Notes {
    fn new(notes: u64) -> Arc<Self> {
        Arc::new(Self {
            notes: (0..notes).map(|_| UnsafeCell::new(0)).collect(),
            read: AtomicU64::new(0),
        })
    }

    /// Waits until all but so many of `written` notes were read.
    fn wait(&self, written: u64, ahead: u64) {
        while self.read.load(Ordering::Relaxed) + ahead < written {
            thread::yield_now();
        }
    }

    fn write(&self, index: u64) {
        // SAFETY: nobody reads it before it is counted.
        unsafe { *self.notes[position(index)].get() = index + 1 }
    }

    fn read(&self, index: u64) -> u64 {
        // SAFETY: it was counted, and is not written again.
        unsafe { *self.notes[position(index)].get() }
    }
}

/// What `ThreadSanitizer` has to report, or it would report nothing else.
pub(crate) fn unordered() {
    let notes = Notes::new(1);
    let theirs = Arc::clone(&notes);
    let writer = thread::spawn(move || theirs.write(0));
    println!("a note that may say 1 by now: {}", notes.read(0));
    writer.join().expect("it ends");
}

fn position(index: u64) -> usize {
    usize::try_from(index).expect("a few thousand")
}

pub(crate) fn what_is_counted_was_done_before(telemetry: &Telemetry) {
    let notes = Notes::new(NOTES);
    let theirs = Arc::clone(&notes);
    let writer = thread::spawn(move || {
        for index in 0..NOTES {
            theirs.wait(index, AHEAD);
            theirs.write(index);
            note();
        }
        // A thread that ends gives its cells back, which orders everything.
        theirs.wait(NOTES, 0);
    });
    let mut read = 0;
    while read < NOTES {
        let counted = Scrape::take(telemetry).calls("note", "ok");
        for index in read..counted {
            assert_eq!(notes.read(index), index + 1);
        }
        read = counted;
        notes.read.store(read, Ordering::Relaxed);
    }
    writer.join().expect("it ends");
    println!("{NOTES} notes, each counted after it was written");
}
