//! An argument without a name cannot be part of the default key.

#[callsight::cached]
fn work((a, b): (u32, u32), [c, ..]: [u32; 2]) -> u32 {
    a + b + c
}

fn main() {
    work((1, 2), [3, 4]);
}
