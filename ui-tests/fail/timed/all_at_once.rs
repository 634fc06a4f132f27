//! One compile shows every mistake.

#[callsight::timed(slwo = "2s", name = "", level = "loud", name = "work", critical = 5)]
const fn work() {}

#[callsight::timed(slow = "5s", critical = "5s")]
const fn more_work() {}

fn main() {
    work();
    more_work();
}
