//! An attribute for functions says so when it is put on an `impl` block, which stays usable.

#[callsight::timed]
impl Work {
    fn work() {}
}

struct Work;

fn main() {
    Work::work();
}
