//! In a block of methods.

#[derive(Default)]
pub struct Order {
    id: u64,
}

#[callsight::timed]
impl Order {
    fn total(&self) -> u64 {
        self.
    }

    fn finished(&self) -> u64 {
        self.id
    }
}
