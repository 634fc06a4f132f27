//! What is stored has a type that can be named.

#[callsight::cached]
fn work() -> Option<impl Iterator<Item = u32>> {
    Some(0..3)
}

fn main() {
    work();
}
