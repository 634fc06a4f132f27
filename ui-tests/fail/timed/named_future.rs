//! A future that has a name cannot be put into another one.

use std::future::{Ready, ready};

#[callsight::timed]
fn answer() -> Ready<u8> {
    ready(42)
}

fn main() {
    drop(answer());
}
