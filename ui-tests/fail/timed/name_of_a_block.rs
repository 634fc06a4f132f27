//! One name for all methods would be one series for all.

#[callsight::timed(name = "work")]
impl Work {
    fn work() {}
    fn rest() {}
}

struct Work;

fn main() {
    Work::work();
    Work::rest();
}
