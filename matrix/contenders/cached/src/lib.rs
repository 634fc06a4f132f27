//! cached, which counts look-ups in statics that only the module of the function can name.

pub use probe::Recorded;

/// Starts to record; there is nothing to be started.
pub fn recording() {}

/// What was recorded of a function, which nobody here can tell.
#[must_use]
pub fn recorded(_: &str) -> Recorded {
    Recorded::default()
}
