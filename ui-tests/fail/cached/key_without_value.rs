//! A key alone is told how its value is written.

#[callsight::cached(key)]
fn work(user: u32) -> u32 {
    user
}

fn main() {
    work(1);
}
