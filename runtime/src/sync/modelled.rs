//! Loom's, and what it lacks: a value that is made once, and thread-locals that are constants.

use loom::sync::atomic::{AtomicBool, Ordering};

pub(crate) use loom::sync::{Mutex, MutexGuard, RwLock, atomic};

/// A value that is made once: published by a flag, as the standard library's is.
#[derive(Debug)]
pub(crate) struct OnceLock<T> {
    value: std::sync::OnceLock<T>,
    /// Nothing in a static, which there is before there is a model: no model uses one.
    state: Option<State>,
}

#[derive(Debug)]
struct State {
    is_made: AtomicBool,
    making: Mutex<()>,
}

impl<T> Default for OnceLock<T> {
    fn default() -> Self {
        Self {
            value: std::sync::OnceLock::new(),
            state: Some(State {
                is_made: AtomicBool::new(false),
                making: Mutex::new(()),
            }),
        }
    }
}

impl<T> OnceLock<T> {
    pub(crate) const fn new() -> Self {
        Self {
            value: std::sync::OnceLock::new(),
            state: None,
        }
    }

    pub(crate) fn get(&self) -> Option<&T> {
        let is_made = self.state().is_made.load(Ordering::Acquire);
        is_made.then(|| self.value.get()).flatten()
    }

    pub(crate) fn get_or_init(&self, make: impl FnOnce() -> T) -> &T {
        if let Some(value) = self.get() {
            return value;
        }
        let state = self.state();
        let making = state.making.lock();
        if self.value.get().is_none() {
            let is_first = self.value.set(make()).is_ok();
            assert!(is_first, "whoever makes it holds the lock");
            state.is_made.store(true, Ordering::Release);
        }
        drop(making);
        self.value.get().expect("it was made")
    }

    fn state(&self) -> &State {
        let state = self.state.as_ref();
        state.expect("no model uses a static")
    }
}

macro_rules! per_thread {
    ($($(#[$doc:meta])* static $name:ident: $type:ty = const { $value:expr });+ $(;)?) => {
        $(loom::thread_local!($(#[$doc])* static $name: $type = $value);)+
    };
}

pub(crate) use per_thread;
