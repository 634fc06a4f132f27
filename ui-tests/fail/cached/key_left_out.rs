//! So is one whose value was forgotten.

#[callsight::cached(key = , ttl = "60s")]
fn work(user: u32) -> u32 {
    user
}

fn main() {
    work(1);
}
