//! Functions that nobody calls, and what only they use.

struct NeverMade {
    field: u8,
}

enum Kinds {
    Used,
    Unused(u8),
}

const UNUSED: u8 = 3;

static ALSO_UNUSED: u8 = 3;

#[callsight::timed]
fn never_called() -> u8 {
    only_from_dead_code()
}

#[callsight::timed]
fn only_from_dead_code() -> u8 {
    3
}

#[callsight::timed]
async fn never_awaited() {}

#[callsight::timed]
pub fn called() -> u8 {
    let kind = Kinds::Used;
    match kind {
        Kinds::Used => 1,
        Kinds::Unused(n) => n,
    }
}

impl NeverMade {
    #[callsight::timed]
    fn method(&self) -> u8 {
        self.field
    }

    #[callsight::timed]
    async fn made() -> Self {
        Self { field: 3 }
    }
}

trait NeverUsed {
    #[callsight::timed]
    fn provided(&self) -> u8 {
        3
    }
}

#[callsight::timed]
fn asked_for(n: &u8) -> u8 {
    fn inner_and_unused() {}
    struct InnerAndUnused;
    *n
}

#[deprecated(note = "use something else")]
#[callsight::timed]
pub fn old() -> u8 {
    3
}

#[callsight::timed]
#[deprecated]
pub fn older() -> u8 {
    old()
}

#[callsight::timed]
pub fn calls_old() -> u8 {
    old() + older()
}

#[callsight::timed]
pub async fn calls_old_later() -> u8 {
    old()
}

#[callsight::timed(ok_if = is_good)]
fn judged() -> u8 {
    3
}

fn is_good(n: &u8) -> bool {
    *n == 3
}
