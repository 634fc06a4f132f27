//! `stream` stands alone, and once.

use futures_util::stream::{Stream, empty};

#[callsight::timed(stream = true)]
fn nothing() -> impl Stream<Item = u8> {
    empty()
}

#[callsight::timed(stream, stream)]
fn twice() -> impl Stream<Item = u8> {
    empty()
}

fn main() {
    drop((nothing(), twice()));
}
