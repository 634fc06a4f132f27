//! What threads meet at: the standard library's or, where a proof tries every order in which they
//! can, loom's.
//!
//! Only what the registry's protocol consists of comes from here, so `--cfg callsight_loom` is for
//! `registry/models` alone (`scripts/test loom`). The name is ours because other crates have
//! something to say to `--cfg loom`.

#[cfg(not(all(test, callsight_loom)))]
mod real {
    pub(crate) use std::sync::{Mutex, MutexGuard, OnceLock, RwLock, atomic};
    pub(crate) use std::thread_local as per_thread;
}

#[cfg(all(test, callsight_loom))]
#[path = "sync/modelled.rs"]
mod real;

pub(crate) use real::*;
