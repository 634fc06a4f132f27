//! An expression that stops half-way is none.

#[callsight::cached(key = user +, ttl = "60s")]
fn work(user: u32) -> u32 {
    user
}

fn main() {
    work(1);
}
