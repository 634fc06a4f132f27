//! An argument that is written to and never read: the compiler says so of a number, and not of a field.
//!
//! not for cached: its key is made of the arguments, which here are not `Clone`
//! not for cached (jaemk): its key is made of the arguments, which here are not `Clone`

struct Lock(u8);

struct Held {
    lock: Lock,
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.0 = 0;
    }
}

#[measured]
fn number(used: u32, mut changed: u32) -> u32 {
    changed = used;
    used
}

#[measured]
fn field(mut held: Held, other: Lock) {
    drop(held.lock);
    held.lock = other;
}

fn main() {
    assert_eq!(number(1, 2), 1);
    field(Held { lock: Lock(1) }, Lock(2));
}
