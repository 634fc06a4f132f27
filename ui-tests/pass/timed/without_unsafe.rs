//! What we add is allowed under `#![forbid(unsafe_code)]`.

#![forbid(unsafe_code)]
#![deny(warnings)]

#[callsight::timed]
fn plain() {}

#[callsight::timed]
async fn later() {}

#[callsight::cached]
fn kept(n: u32) -> u32 {
    n
}

fn main() {
    plain();
    drop(later());
    kept(1);
}
