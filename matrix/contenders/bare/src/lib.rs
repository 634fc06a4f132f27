//! No attribute at all: what every other contender is compared with.

/// Starts to record; here, nothing.
pub fn recording() {}

/// What was recorded of a function; here, nothing that could be wrong.
#[must_use]
pub fn recorded(_: &str) -> Recorded {
    Recorded
}

/// Agrees with everything.
#[derive(Debug)]
pub struct Recorded;

impl Recorded {
    #[must_use]
    pub fn ended(self, _: [u64; 4]) -> Self {
        self
    }

    pub fn took_ms(self, _: u32) {}
}
