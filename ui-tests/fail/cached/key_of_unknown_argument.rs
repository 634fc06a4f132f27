//! A key that names no argument is shown where it is written.

#[callsight::cached(key = "account.id")]
fn work(user: u32) -> u32 {
    user
}

fn main() {
    work(1);
}
