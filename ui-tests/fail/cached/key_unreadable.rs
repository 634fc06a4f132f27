//! A key in quotes is an expression all the same.

#[callsight::cached(key = "user id")]
fn work(user: u32) -> u32 {
    user
}

fn main() {
    work(1);
}
