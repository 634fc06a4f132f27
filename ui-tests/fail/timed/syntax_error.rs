//! The compiler's own words about a syntax error are the only ones.

#[callsight::timed]
fn work( -> u32 {
    1
}

fn main() {
    work();
}
