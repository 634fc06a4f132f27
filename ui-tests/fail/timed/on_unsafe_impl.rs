//! An attribute for functions says so when it is put on an `unsafe impl` block, which stays usable.

#[callsight::timed]
unsafe impl Send for Work {}

struct Work;

fn main() {
    let _: &dyn Send = &Work;
}
