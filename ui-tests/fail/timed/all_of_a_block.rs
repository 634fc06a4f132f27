//! Mistakes of the block and of what is said to it are shown together, and its methods stay.

#[callsight::timed(slwo = "1s")]
impl Work {
    #[callsight(skp)]
    fn work() {}

    #[callsight(skip)]
    fn rest() {}
}

struct Work;

fn main() {
    Work::work();
    Work::rest();
}
