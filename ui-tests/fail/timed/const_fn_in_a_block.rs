//! A method that cannot be measured is pointed at, and the others are measured.

#[callsight::timed]
impl Work {
    const fn hours() -> u32 {
        8
    }

    fn work() {}
}

struct Work;

fn main() {
    Work::work();
    const HOURS: u32 = Work::hours();
    let _ = HOURS;
}
