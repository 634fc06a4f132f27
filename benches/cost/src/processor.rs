//! On which processor a thread runs.

use std::sync::LazyLock;

use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
use nix::unistd::Pid;

/// Those that this program may use.
static ALLOWED: LazyLock<CpuSet> =
    LazyLock::new(|| sched_getaffinity(Pid::from_raw(0)).unwrap_or_default());

/// Keeps this thread on the processor of that number among those allowed, if there are so many.
pub(crate) fn stay_on(index: usize) {
    let is_allowed = |cpu: &usize| ALLOWED.is_set(*cpu).unwrap_or_default();
    let mut one = CpuSet::new();
    if let Some(cpu) = (0..CpuSet::count()).filter(is_allowed).nth(index)
        && one.set(cpu).is_ok()
    {
        set(&one);
    }
}

/// Lets this thread run wherever the program may.
pub(crate) fn run_anywhere() {
    set(&ALLOWED);
}

/// A system that does not allow it places threads as it likes, which the measurements show.
fn set(processors: &CpuSet) {
    let _ = sched_setaffinity(Pid::from_raw(0), processors);
}
