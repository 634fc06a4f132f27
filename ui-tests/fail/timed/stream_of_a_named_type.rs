//! A stream that has a name cannot be put into another one.

use futures_util::stream::{Empty, empty};

#[callsight::timed(stream)]
fn nothing() -> Empty<u8> {
    empty()
}

fn main() {
    drop(nothing());
}
