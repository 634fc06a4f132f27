//! What a callsite has at run time: its series, its span and its values, made when it is declared.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use super::Callsite;
use crate::cache::Stores;
use crate::chunks::{Chunks, Spot};
use crate::items::Items;
use crate::recorder::Recorder;
use crate::registry::{CallCells, Registry};
use crate::trace::SpanSite;

/// The part of a callsite that is no constant.
#[derive(Debug)]
pub(crate) struct Live {
    pub(crate) recorder: Recorder,
    pub(crate) span: SpanSite,
    pub(crate) stores: Stores,
}

/// That of every callsite which was declared.
static LIVE: Chunks<Live> = Chunks::new();

/// How many were, while one more is.
static DECLARED: Mutex<u32> = Mutex::new(0);

impl Callsite {
    /// The part of it that is no constant, made now if it is not yet.
    #[inline]
    pub(crate) fn live(&'static self) -> &'static Live {
        self.known().unwrap_or_else(|| self.declare())
    }

    /// Where calls without labels of their own are counted.
    #[inline]
    pub(crate) fn calls(&'static self) -> CallCells {
        match self.calls.load(Ordering::Relaxed) {
            0 => self.first_calls(),
            calls => CallCells::of_number(calls),
        }
    }

    /// The series of this callsite.
    #[inline]
    pub(crate) fn recorder(&'static self) -> &'static Recorder {
        &self.live().recorder
    }

    /// What `tracing` was told of it.
    pub(crate) fn span_site(&self) -> &'static SpanSite {
        let live = self.known();
        &live
            .expect("`tracing` is told of a callsite by what it is asked for here")
            .span
    }

    /// The series of the items, where a stream is returned.
    #[inline]
    pub(crate) fn items(&'static self) -> &'static Items {
        self.recorder().items(|| self.function())
    }

    #[cold]
    fn first_calls(&'static self) -> CallCells {
        let calls = self.recorder().calls();
        calls.expect("only what has calls is asked where they are counted")
    }

    #[inline]
    fn known(&self) -> Option<&'static Live> {
        let index = self.live.load(Ordering::Acquire).checked_sub(1)?;
        LIVE.get(Spot::of(index))
    }

    /// The registry comes first: making it declares every callsite of the catalogue, this one
    /// too, and two initialisations that wait for each other would wait for ever.
    #[cold]
    fn declare(&'static self) -> &'static Live {
        self.declare_in(Registry::global())
    }

    /// Declares the series of this callsite in the registry of the process.
    pub(crate) fn declare_in(&'static self, global: &Arc<Registry>) -> &'static Live {
        let mut declared = DECLARED.lock().unwrap_or_else(PoisonError::into_inner);
        self.known().unwrap_or_else(|| {
            let live = LIVE.get_or_init(Spot::of(*declared), || Live::declare(self, global));
            if let Some(calls) = live.recorder.calls() {
                self.calls.store(calls.number(), Ordering::Relaxed);
            }
            *declared += 1;
            self.live.store(*declared, Ordering::Release);
            live
        })
    }
}

impl Live {
    fn declare(callsite: &'static Callsite, global: &Arc<Registry>) -> Self {
        let recorder = Recorder::declare(callsite, global);
        if callsite.is_stream() {
            recorder.items(|| callsite.function());
        }
        Self {
            recorder,
            span: SpanSite::new(callsite),
            stores: Stores::new(),
        }
    }
}
