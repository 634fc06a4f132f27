//! A half-typed body gets through to the compiler, which alone speaks about it.

#[callsight::timed]
fn work(text: &str) -> usize {
    text.
}

fn main() {
    work("");
}
